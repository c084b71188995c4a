// node scripts/readme.mjs [--check]: writes the README's measured tables from data/results, or says that they are not those.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';

const require = createRequire(import.meta.url);
const { tableStore, tableRows, tables } = require('../dist/experiments');
const README = join(root, 'README.md');

/** Rows of table 1 that the first screen shows. */
const METHODS = ['clusternet', 'gcn-e2e', 'train-cnm', 'train-louvain'];

function headline() {
  const table = tables[1];
  const rows = tableRows(table, tableStore(1), { splits: ['released'], methods: METHODS });
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const lines = [line(['', ...table.datasets]), line(['---', ...table.datasets.map(() => '---:')])];
  for (const task of ['learn', 'optimize']) {
    lines.push(
      line([task === 'learn' ? '**40 % of the edges seen**' : '**all edges seen**', ...table.datasets.map(() => '')]),
    );
    for (const { method, cells } of rows.filter((row) => row.task === task)) {
      lines.push(line([method, ...cells.map(({ ours }) => shown(ours))]));
      if (method === 'clusternet')
        lines.push(line(['clusternet in the paper', ...cells.map(({ paper }) => paper.toFixed(2))]));
    }
  }
  return lines.join('\n');
}

function shown(cell) {
  if (cell === undefined) throw new Error('data/results/table-1.jsonl lacks a run that the README shows');
  return cell.runs > 1 ? `${cell.mean.toFixed(2)} ± ${cell.deviation.toFixed(2)}` : cell.mean.toFixed(2);
}

const PEERS = {
  'sparse-pytorch': 'PyTorch, sparse',
  'sparse-pytorch-tuned': 'PyTorch, sparse, hand-tuned',
  'dense-pytorch': 'PyTorch, dense as the paper computes',
  'dense-facility-pytorch': 'PyTorch, dense as the paper computes',
  'dense-facility-pytorch-tuned': 'PyTorch, dense, hand-tuned',
};
const STEPS = {
  'cora/step/T1': 'communities, T = 1',
  'cora/step/T5': 'communities, T = 5',
  'cora/facility/T1': 'facilities, T = 1',
};

function speed() {
  const { machine, results, versions } = JSON.parse(readFileSync(join(root, 'data/results/bench-cora.json'), 'utf8'));
  const lines = ['| training step on cora | ours | | ms | ours is faster by |', '|---|---:|---|---:|---:|'];
  for (const { name, msMedian, peers } of results) {
    let ours = `${msMedian.toFixed(1)} ms`;
    let step = STEPS[name];
    for (const [peer, { msMedian: theirs, ratio }] of Object.entries(peers)) {
      lines.push(`| ${step} | ${ours} | ${PEERS[peer]} | ${theirs.toFixed(1)} | ${ratio.toFixed(1)}x |`);
      step = '';
      ours = '';
    }
  }
  lines.push(
    '',
    `Medians of ${results[0].rounds} interleaved rounds on ${machine.cores} cores of an ${machine.cpu}, Node ${machine.node}, PyTorch ${versions.torch}.`,
  );
  return lines.join('\n');
}

function filled(text, name, content) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(open), text.indexOf(close)];
  if (from < 0 || to < from) throw new Error(`README.md: expected ${open} … ${close}`);
  return `${text.slice(0, from + open.length)}\n${content}\n${text.slice(to)}`;
}

const before = readFileSync(README, 'utf8');
const after = filled(filled(before, 'table', headline()), 'bench', speed());
if (!process.argv.includes('--check')) writeFileSync(README, after);
else if (after !== before) {
  console.error('README.md does not show what data/results holds; run: node scripts/readme.mjs');
  process.exitCode = 1;
}
