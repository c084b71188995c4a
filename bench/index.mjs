// npm run bench                   measures every case, tables 6 to 9, quality against time, large graphs; writes docs/bench.md
// npm run bench -- --only TEXT    only cases whose name contains TEXT, as in cora/step, table-6, quality, scaling
// npm run bench -- --fresh        forgets what was kept (with --only: of those cases) and measures anew; after an interruption
//                                 go on without it
// npm run bench -- --quick        every case once on the karate club, nothing kept: does it run?
// npm run bench -- --no-run       writes the page (and the README's figures) from what was kept
// Also --no-peer, --data DIR. Peers run on the Python of CLUSTERNET_PYTHON, with what bench/peers/requirements.txt lists.
// Keep the machine quiet meanwhile; a case takes seconds, all of them about ten minutes.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from '../scripts/lib/build.mjs';
import { root } from '../scripts/lib/paths.mjs';

const flag = { type: 'boolean', default: false };
const { values: args } = parseArgs({
  options: {
    only: { type: 'string' },
    fresh: flag,
    quick: flag,
    'no-run': flag,
    'no-peer': flag,
    'no-build': flag,
    data: { type: 'string' },
  },
});

const broken = args['no-build'] ? '' : buildAll();
if (broken !== '') {
  console.error(broken);
  process.exit(1);
}
const require = createRequire(import.meta.url);
const {
  BenchStore,
  benchPage,
  benchPlan,
  machine,
  qualityOverTime,
  runBench,
  runTimings,
  timingTables,
} = require('../dist/bench');
const { scalingCases, scalingExponent } = require('../dist/bench/scaling');

const { only = '', fresh, quick } = args;
const from = args.data === undefined ? {} : { dataDir: args.data };
const results = quick ? join(root, 'out', 'bench-quick') : join(root, 'data', 'results');
const page = quick ? join(results, 'bench.md') : join(root, 'docs', 'bench.md');
const scalingFile = join(results, 'bench-scaling.json');
if (quick) rmSync(results, { recursive: true, force: true });
if (fresh && only === '') {
  const kept = [
    'bench.jsonl',
    'bench-scaling.json',
    'bench-quality.json',
    ...Object.keys(timingTables).map((id) => `table-${id}.jsonl`),
  ];
  for (const name of kept) rmSync(join(results, name), { force: true });
}
const begun = performance.now();
const say = (line) => console.log(`${((performance.now() - begun) / 60_000).toFixed(1).padStart(5)} min  ${line}`);

function onError(name, error) {
  console.error(`${name} failed: ${error.stack ?? error}`);
  process.exitCode = 1;
}

async function cases(last) {
  const store = new BenchStore(join(results, 'bench.jsonl'));
  const dataset = quick ? 'karate' : 'cora';
  const plan = { dataset, quick, ...from };
  if (!args['no-run'] && benchPlan(plan).some(({ name }) => name.includes(only))) {
    let said = '';
    const onProgress = (line) => {
      const [where] = line.split(':');
      if (where !== said) say(where);
      said = where;
    };
    await runBench({ ...plan, store, only, fresh, last, peer: !args['no-peer'], onProgress, onError });
  }
  return benchPlan(plan).flatMap(({ name }) => store.get(name) ?? []);
}

async function paperTables() {
  for (const id of Object.keys(timingTables)) {
    if (args['no-run'] || quick || !`table-${id}`.includes(only)) continue;
    await runTimings(Number(id), { fresh, ...from, onProgress: say, onError });
  }
}

const isHere = (other) => ['cpu', 'cores', 'platform', 'node'].every((key) => other?.[key] === machine()[key]);

/** What ClusterNet reaches in one to a thousand steps, beside the other methods. */
async function quality() {
  const file = join(results, 'bench-quality.json');
  if (args['no-run'] || quick || !'quality'.includes(only)) return;
  if (!fresh && existsSync(file) && isHere(JSON.parse(readFileSync(file, 'utf8')).machine)) return;
  const measured = await qualityOverTime('cora', { ...from, onProgress: (line) => say(`quality, ${line}`) });
  writeFileSync(file, `${JSON.stringify(measured)}\n`);
}

/** Each size in a process of its own, because the peak of its memory is that of a process. */
async function scaling() {
  const kept = existsSync(scalingFile) ? JSON.parse(readFileSync(scalingFile, 'utf8')) : { rows: [] };
  const wanted = !args['no-run'] && !quick && 'scaling'.includes(only);
  if (!wanted) return kept.rows.length === 0 ? undefined : kept;
  let rows = fresh || !isHere(kept.machine) ? [] : kept.rows;
  for (const { nodes, edges } of scalingCases()) {
    if (rows.some((row) => row.nodes === nodes)) continue;
    say(`scaling, ${nodes} nodes, ${edges} edges`);
    const command = [join(root, 'bench', 'scaling.mjs'), '--edges', String(edges), '--json'];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    const [status] = await once(child, 'close');
    if (status !== 0) throw new Error(`bench/scaling.mjs ended with ${status}`);
    rows = [...rows, JSON.parse(text).rows[0]].sort((a, b) => a.nodes - b.nodes);
    const exponent = rows.length > 1 ? scalingExponent(rows) : null;
    writeFileSync(scalingFile, `${JSON.stringify({ machine: machine(), rows, exponent })}\n`);
  }
  return JSON.parse(readFileSync(scalingFile, 'utf8'));
}

/** Page and README, from what is kept. */
function publish(entries, large) {
  const text = benchPage(entries, large);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
  if (!quick) spawnSync(process.execPath, [join(root, 'scripts', 'readme.mjs')], { stdio: 'inherit' });
  return text;
}

const soon = await cases(false);
await paperTables();
await quality();
const large = await scaling();
publish(soon, large);
console.log(`\n${publish(await cases(true), large)}`);
