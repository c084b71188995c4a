// node scripts/readme.mjs [--check]: writes the README's measured tables from data/results, or says that they are not those.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
const { clusternet, experiments, methods, problems, resultsOf, tabulate } = require('../dist');
const { keptBench, measuredOn } = require('../dist/notebook/bench/kept');
const { quantity, times } = require('../dist/quantity');
const README = join(root, 'README.md');

/** Rows of table 1 that the first screen shows. */
const METHODS = ['clusternet', 'gcn-e2e', 'train-cnm', 'train-louvain', '2stage-louvain'];

/** The strongest row that we have, by task: of the experiment, and as a method. */
const STRONG = { learn: ['blend', 'blend'], optimize: ['memetic search', 'train-memetic'] };

function headline() {
  const { table, rows: all } = clusternet.tableResults('modularity', 5);
  const rows = all.filter(({ splits, method }) => splits === 'released' && METHODS.includes(method));
  const strong = tabulate(experiments['best/communities'], resultsOf('best/communities')).cells;
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = [line(['', ...table.datasets]), line(['---', ...table.datasets.map(() => '---:')])];
  for (const task of ['learn', 'optimize']) {
    lines.push(
      line([task === 'learn' ? '**40 % of the edges seen**' : '**all edges seen**', ...table.datasets.map(() => '')]),
    );
    for (const { method, cells } of rows.filter((one) => one.task === task)) {
      lines.push(line([method, ...cells.map(({ ours }) => shown(ours))]));
      if (method === 'clusternet')
        lines.push(line(['clusternet in the paper', ...cells.map(({ paper }) => paper.toFixed(2))]));
    }
    const [name, method] = STRONG[task];
    const cells = strong.filter(({ row, request }) => row === name && request.task === task && request.k === 5);
    lines.push(line([method, ...cells.map(({ ours }) => shown(ours))]));
  }
  return lines.join('\n');
}

/** The later papers' first lines: [what, experiment, row, column]. */
const LATER = [
  ['CNC, MNIST test images, 10,000: ACC', 'cnc/table-1', 'CNC', 'mnist/acc'],
  ['the same: NMI, over the larger entropy', 'cnc/table-1', 'CNC', 'mnist/nmi'],
  ['best of three by the cut: ACC', 'cnc/table-1', 'CNC best of 3', 'mnist/acc'],
  ['spectral clustering, then moves by the cut: ACC', 'cnc/table-1', 'NJW, then moves by the cut', 'mnist/acc'],
  ['CNC, learned on 60,000, on 10,000 held out: ACC', 'cnc/table-2', 'CNC', 'mnist-all/acc'],
  ['GDPG-Twin, independent sets, 500 ER graphs: share of the best known', 'gdpg-twin/mwis', 'GDPG-Twin', 'ratio/er'],
  ['the same heuristic, unguided', 'gdpg-twin/mwis', 'LGS, plain', 'ratio/er'],
  ['guided by a tuned formula', 'gdpg-twin/mwis', 'c z(topology), tuned', 'ratio/er'],
];

function later() {
  const lines = [row(['', 'ours', 'seeds', 'printed or released']), row(['---', '---:', '---:', '---:'])];
  for (const [what, name, of, column] of LATER) {
    const { cells } = tabulate(experiments[name], resultsOf(name));
    const cell = cells.find((one) => one.row === of && one.column === column);
    if (cell?.ours === undefined) throw new Error(`data/results/${name}.jsonl lacks ${of}, ${column}`);
    const { mean, deviation, runs } = cell.ours;
    const spread = runs > 1 ? ` ± ${deviation.toFixed(3)}` : '';
    lines.push(row([what, `${mean.toFixed(3)}${spread}`, runs, cell.printed ?? '']));
  }
  return lines.join('\n');
}

function shown(cell) {
  if (cell === undefined)
    throw new Error(
      'data/results/clusternet/table-1.jsonl or best/communities.jsonl lacks a run that the README shows',
    );
  return cell.runs > 1 ? `${cell.mean.toFixed(2)} ± ${cell.deviation.toFixed(2)}` : cell.mean.toFixed(2);
}

const PEERS = {
  'sparse-pytorch': 'PyTorch, sparse',
  'sparse-pytorch-tuned': 'PyTorch, sparse, hand-tuned',
  'dense-pytorch': 'PyTorch, dense as the paper computes',
  'dense-facility-pytorch': 'PyTorch, dense as the paper computes',
  'dense-facility-pytorch-tuned': 'PyTorch, dense, hand-tuned',
};
/** Cases of `npm run bench` that the first screen shows; those after the first three are left out until they are measured. */
const CASES = {
  'cora/step/T1': 'training step, communities, T = 1',
  'cora/step/T5': 'training step, communities, T = 5',
  'cora/facility/T1': 'training step, facilities',
  'cora/forward/T1': 'forward pass, communities',
  'cora/cnm/predicted-part': 'CNM, a quarter of the predicted graph',
  'cora/distances/full': 'hops between all pairs',
  'cora/load': 'loading cora',
  'karate/start': 'the command line on karate, from start to exit',
};
const NEEDED = 3;

function speed() {
  const kept = keptBench();
  const lines = ['| | case | ours | other | theirs | ours is faster by |', '|---|---|---:|---|---:|---:|'];
  const shown = [];
  for (const [i, [name, title]] of Object.entries(CASES).entries()) {
    const entry = kept.find((one) => one.name === name);
    if (entry === undefined && i < NEEDED) throw new Error(`data/results/bench.jsonl lacks ${name}: npm run bench`);
    if (entry === undefined) continue;
    shown.push(entry);
    const ours = [title, `\`${name}\``, quantity(entry.result.msMedian)];
    const peers = Object.entries(entry.result.peers);
    if (peers.length === 0) lines.push(row([...ours, '', '', '']));
    peers.forEach(([peer, { msMedian, ratio }], j) => {
      const left = j === 0 ? ours : ['', '', ''];
      lines.push(row([...left, PEERS[peer] ?? peer, quantity(msMedian), times(ratio)]));
    });
  }
  const rounds = shown.map(({ result }) => result.rounds);
  lines.push(
    '',
    `Medians of ${Math.min(...rounds)} rounds or more in which all take turns. ${measuredOn(shown)}${largest()}`,
  );
  return lines.join('\n');
}

/** Every problem of the registry, and the methods that solve it. */
function problemTable() {
  const lines = [row(['`--objective`', 'what is decided', 'value', 'methods']), '|---|---|---|---|'];
  for (const problem of Object.values(problems)) {
    const fitting = Object.values(methods).filter((method) => method.accepts(problem) === true);
    const train = fitting.filter(({ name }) => name.startsWith('train-')).map(({ name }) => `\`${name}\``);
    const learned = fitting.filter(({ name }) => !/^(train|2stage)-/.test(name)).map(({ name }) => `\`${name}\``);
    const twoStage = fitting.some(({ name }) => name.startsWith('2stage-')) ? [', and `2stage-…` for each'] : [''];
    const chosen = problem.sized === false ? 'any number of nodes' : 'K nodes';
    const kind = problem.kind === 'partition' ? 'K parts' : chosen;
    const value = `${problem.unit.label}, ${problem.sense === 'max' ? 'largest' : 'smallest'}`;
    const baselines = train.length === 0 ? '' : `; ${train.join(', ')}${twoStage[0]}`;
    lines.push(row([`\`${problem.name}\``, `${problem.title}: ${kind}`, value, `${learned.join(', ')}${baselines}`]));
  }
  return lines.join('\n');
}

/** A sentence about the largest graph of the scaling measurement, once there is one. */
function largest() {
  const file = join(root, 'data/results/bench-scaling.json');
  if (!existsSync(file)) return '';
  const { nodes, edges, msPerStep, peakRssBytes } = JSON.parse(readFileSync(file, 'utf8')).rows.at(-1);
  const size = `${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges and 50 dense columns`;
  return `\nWith ${size} (\`scaling\`) a step takes ${quantity(msPerStep)} and ${(peakRssBytes / 1e9).toFixed(1)} GB.`;
}

const row = (cells) => `| ${cells.join(' | ')} |`;

function filled(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md: expected ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
}

const before = readFileSync(README, 'utf8');
const after = [
  ['table', headline],
  ['later', later],
  ['bench', speed],
  ['problems', problemTable],
].reduce((text, [name, make]) => filled(text, name, make()), before);
if (!process.argv.includes('--check')) writeFileSync(README, after);
else if (after !== before) {
  console.error('README.md does not show what data/results holds; run: node scripts/readme.mjs');
  process.exitCode = 1;
}
