// npm run bench                   measures every case, quality against time, large graphs; writes docs/bench.md
// npm run bench -- --only TEXT    only cases whose name contains TEXT, as in cora/step, quality, scaling, backward
// npm run bench -- --fresh        forgets what was kept (with --only: of those cases) and measures anew; after an interruption
//                                 go on without it
// npm run bench -- --quick        every case once on the karate club, nothing kept: does it run?
// npm run bench -- --no-run       writes the page (and the README's figures) from what was kept
// Also --no-peer, --data DIR. Peers run on the Python of CLUSTERNET_PYTHON, with what bench/peers/requirements.txt lists.
// Keep the machine quiet meanwhile; a case takes seconds, all of them about ten minutes.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from '../scripts/lib/build.mjs';
import { helpIfAsked } from '../scripts/lib/help.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { type Machine, machine } from '../src/machine';
import type { BenchEntry, Scaling } from '../src/notebook/bench/kept';
import { BenchStore, sameMachine } from './BenchStore';
import { backwardCost } from './backwardCost';
import { benchPage } from './benchPage';
import { benchPlan } from './benchPlan';
import { qualityOverTime } from './qualityOverTime';
import { runBench } from './runBench';
import { type ScalingRow, scalingCases, scalingExponent } from './scaling';

helpIfAsked();
const flag = { type: 'boolean', default: false } as const;
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

const { only = '', fresh, quick } = args;
const from = args.data === undefined ? {} : { dataDir: args.data };
const results = quick ? join(root, 'out', 'bench-quick') : join(root, 'data', 'results');
const page = quick ? join(results, 'bench.md') : join(root, 'docs', 'bench.md');
const scalingFile = join(results, 'bench-scaling.json');
if (quick) rmSync(results, { recursive: true, force: true });
if (fresh && only === '') {
  const kept = ['bench.jsonl', 'bench-scaling.json', 'bench-quality.json', 'bench-backward.json'];
  for (const name of kept) rmSync(join(results, name), { force: true });
}
const begun = performance.now();
const say = (line: string): void =>
  console.log(`${((performance.now() - begun) / 60_000).toFixed(1).padStart(5)} min  ${line}`);

function onError(name: string, error: Error): void {
  console.error(`${name} failed: ${error.stack ?? error}`);
  process.exitCode = 1;
}

async function cases(last: boolean): Promise<BenchEntry[]> {
  const store = new BenchStore(join(results, 'bench.jsonl'));
  const dataset = quick ? 'karate' : 'cora';
  const plan = { dataset, quick, ...from };
  if (!args['no-run'] && benchPlan(plan).some(({ name }) => name.includes(only))) {
    let said = '';
    const onProgress = (line: string) => {
      const where = line.split(':', 1)[0]!;
      if (where !== said) say(where);
      said = where;
    };
    await runBench({ ...plan, store, only, fresh, last, peer: !args['no-peer'], onProgress, onError });
  }
  return benchPlan(plan).flatMap(({ name }) => store.get(name) ?? []);
}

/** A measurement of all sizes, as it is kept. */
interface KeptScaling extends Scaling {
  machine?: Machine;
  rows: ScalingRow[];
}

const isHere = (other: Machine | undefined): boolean => other !== undefined && sameMachine(other, machine());

/** What ClusterNet reaches in one to a thousand steps, beside the other methods. */
async function quality(): Promise<void> {
  const file = join(results, 'bench-quality.json');
  if (args['no-run'] || quick || !'quality'.includes(only)) return;
  if (!fresh && existsSync(file) && isHere(JSON.parse(readFileSync(file, 'utf8')).machine)) return;
  const measured = await qualityOverTime('cora', { ...from, onProgress: (line) => say(`quality, ${line}`) });
  writeFileSync(file, `${JSON.stringify(measured)}\n`);
}

/** What the backward passes of the clustering layer cost. */
function backward(): void {
  const file = join(results, 'bench-backward.json');
  if (args['no-run'] || quick || !'backward'.includes(only)) return;
  if (!fresh && existsSync(file) && isHere(JSON.parse(readFileSync(file, 'utf8')).machine)) return;
  const measured = backwardCost({ onProgress: (line) => say(`backward, ${line}`) });
  writeFileSync(file, `${JSON.stringify(measured)}\n`);
}

/** Each size in a process of its own, because the peak of its memory is that of a process. */
async function scaling(): Promise<Scaling | undefined> {
  const kept: KeptScaling = existsSync(scalingFile)
    ? JSON.parse(readFileSync(scalingFile, 'utf8'))
    : { rows: [], exponent: null };
  const wanted = !args['no-run'] && !quick && 'scaling'.includes(only);
  if (!wanted) return kept.rows.length === 0 ? undefined : kept;
  let rows = fresh || !isHere(kept.machine) ? [] : kept.rows;
  for (const { nodes, edges } of scalingCases()) {
    if (rows.some((row) => row.nodes === nodes)) continue;
    say(`scaling, ${nodes} nodes, ${edges} edges`);
    const command = [...process.execArgv, join(__dirname, 'runScaling.ts'), '--edges', String(edges), '--json'];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    const [status] = await once(child, 'close');
    if (status !== 0) throw new Error(`bench/runScaling.ts ended with ${status}`);
    rows = [...rows, JSON.parse(text).rows[0]].sort((a, b) => a.nodes - b.nodes);
    const exponent = rows.length > 1 ? scalingExponent(rows) : null;
    writeFileSync(scalingFile, `${JSON.stringify({ machine: machine(), rows, exponent })}\n`);
  }
  return JSON.parse(readFileSync(scalingFile, 'utf8'));
}

/** Page and README, from what is kept. */
function publish(entries: readonly BenchEntry[], large: Scaling | undefined): string {
  const text = benchPage(entries, large);
  mkdirSync(dirname(page), { recursive: true });
  writeFileSync(page, text);
  if (!quick)
    spawnSync(process.execPath, [...process.execArgv, join(root, 'scripts', 'readme.mjs')], { stdio: 'inherit' });
  return text;
}

async function main(): Promise<void> {
  const broken = args['no-build'] ? '' : buildAll(); // the kernels, and the command line that is timed too
  if (broken !== '') throw new Error(broken);
  const soon = await cases(false);
  await quality();
  backward();
  const large = await scaling();
  publish(soon, large);
  console.log(`\n${publish(await cases(true), large)}`);
}

main().catch((error: Error) => {
  console.error(error);
  process.exitCode = 1;
});
