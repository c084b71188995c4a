#!/usr/bin/env node
/**
 * node scripts/one-off/move-results.mjs [--check] [--from REVISION]
 *
 * Kept results of before the runs had resolved settings (data/results/table-1.jsonl …, sweep-….jsonl at the revision) as records
 * of today's form, without running anything: data/results/clusternet/…. `--check` writes nothing: it holds every cell that the
 * old code printed (mean, deviation, values by seed) against today's tables, to the last digit, and says how many it compared.
 * After `npm run build`, in a checkout with its history. Used once; kept because it says what became of each field.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../lib/paths.mjs';

const load = (path) => createRequire(import.meta.url)(join(root, 'dist', path));
const { experiments } = load('papers/index.js');
const { resolveClusternet } = load('papers/clusternet/resolve.js');
const { resultsOf } = load('experiments/ResultsStore.js');
const { runKey } = load('experiments/RunSpec.js');
const { tabulate } = load('experiments/tabulate.js');
const { expandName } = load('papers/clusternet/methodNames.js');

const { values } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string', default: '8c5b716' } } });

const RUNS = {
  1: 'table-1',
  2: 'table-2',
  3: 'table-3',
  4: 'table-4',
  5: 'table-5',
  a: 'sweep-training-graphs',
  b: 'sweep-fine-tuning-steps',
};
const TIMES = [6, 7, 8, 9];

/** Records of an old file; a later line for the same run counts, as it did. */
function old(name, keyOf) {
  const text = execFileSync('git', ['show', `${values.from}:data/results/${name}.jsonl`], {
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  const records = text
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  return [...new Map(records.map((record) => [keyOf(record), record])).values()];
}

const oldKey = ({ dataset, task, objective, method, k, seed, splits, trainingGraphs, tuneSteps }) =>
  JSON.stringify([objective, k, dataset, task, splits, method, seed, trainingGraphs, tuneSteps]);

/** What the old records call the columns, and where today's runs say they come from. */
const SOURCES = {
  role2vec: 'own',
  'tf-idf': 'own',
  'role2vec-own': 'role2vec',
  structural: 'structural',
  undefined: 'none',
};

function moved(record) {
  const { dataset, task, objective, method, k, seed, splits, trainingGraphs, tuneSteps } = record;
  const set = {
    ...(trainingGraphs === undefined ? {} : { trainingGraphs }),
    ...(tuneSteps === undefined ? {} : { tuneSteps }),
  };
  const spec = resolveClusternet({ problem: objective, k, dataset, task, splits, method, seed, set });
  if (record.steps > 0 && record.steps !== spec.settings.steps) throw new Error(`steps of ${JSON.stringify(record)}`);
  if (record.values !== undefined && SOURCES[record.features] !== spec.data.features) {
    throw new Error(`features of ${JSON.stringify(record)}: ${spec.data.features}`);
  }
  const { value, trainValue, steps, restarts, collapsed, nodes, edges, auc, values: perInstance, version } = record;
  const learns = !expandName(method).method.startsWith('train-');
  // An algorithm's whole run is what takes it from the edges to the solution; on one graph it stood under `train`.
  const seconds =
    learns || perInstance !== undefined ? record.seconds : { ...record.seconds, train: 0, round: record.seconds.train };
  return {
    spec,
    metrics: {
      value,
      trainValue,
      steps,
      restarts,
      collapsed: collapsed ? 1 : 0,
      nodes,
      edges,
      ...(auc === undefined ? {} : { auc: auc.strict, aucReleased: auc.released }),
    },
    ...(perInstance === undefined ? {} : { perInstance }),
    seconds,
    version,
  };
}

/** Writes the records where the experiment keeps them; two old runs that are one now must have given the same. */
function write(name, records) {
  const store = resultsOf(name);
  rmSync(store.file, { force: true });
  mkdirSync(dirname(store.file), { recursive: true });
  const fresh = resultsOf(name);
  const seen = new Map();
  for (const record of records) {
    const key = runKey(record.spec);
    const before = seen.get(key);
    if (before !== undefined && before.metrics.value !== record.metrics.value) throw new Error(`two values of ${key}`);
    if (before === undefined) fresh.append(record);
    seen.set(key, record);
  }
  console.log(`${name}: ${seen.size} runs`);
}

function move() {
  for (const [number, file] of Object.entries(RUNS)) {
    const name = file.startsWith('sweep-') ? file.slice('sweep-'.length) : `table-${number}`;
    write(`clusternet/${name}`, old(file, oldKey).map(moved));
  }
  for (const number of TIMES) {
    const experiment = experiments[`clusternet/table-${number}`];
    const cells = tabulate(experiment, resultsOf('none')).cells;
    const records = old(`table-${number}`, ({ dataset, row, steps }) => `${dataset}/${row}/${steps}`).map((record) => {
      const cell = cells.find(({ row, label }) => row === record.row && label === record.dataset);
      if (cell === undefined || record.steps !== undefined) throw new Error(`cell of ${JSON.stringify(record)}`);
      const { seconds, rounds, machine } = record;
      return { spec: cell.runs[0], metrics: { seconds, rounds }, seconds: {}, machine, version: '0.1.0' };
    });
    write(experiment.name, records);
  }
}

/** The old code's cells, by its own rules: a record counts in the cell of its fields. */
function check() {
  let compared = 0;
  const wrong = [];
  const hold = (where, ours, records, of) => {
    compared++;
    const sorted = [...records].sort((a, b) => a.seed - b.seed).map(of);
    if (JSON.stringify(sorted) !== JSON.stringify(ours?.values ?? [])) wrong.push(where);
  };
  for (const [number, file] of Object.entries(RUNS)) {
    const sweep = file.startsWith('sweep-');
    const experiment = experiments[`clusternet/${sweep ? file.slice('sweep-'.length) : `table-${number}`}`];
    const records = old(file, oldKey).filter(({ seed }) => seed < 10);
    for (const { row, request, runs, ours, column } of tabulate(experiment, resultsOf(experiment.name)).cells) {
      const own = records.filter(
        (one) =>
          one.objective === request.problem &&
          one.method === row &&
          one.task === request.task &&
          one.dataset === request.dataset &&
          one.splits === request.splits &&
          (!sweep || one[experiment.varies] === request.set[experiment.varies]),
      );
      if (own.length > runs.length)
        wrong.push(`${experiment.name} ${row} ${column}: ${own.length} runs for ${runs.length}`);
      hold(`${experiment.name} ${row} ${column}`, ours, own, ({ value }) => value);
    }
  }
  for (const number of TIMES) {
    const experiment = experiments[`clusternet/table-${number}`];
    const records = old(`table-${number}`, ({ dataset, row, steps }) => `${dataset}/${row}/${steps}`);
    for (const { row, label, ours } of tabulate(experiment, resultsOf(experiment.name)).cells) {
      const own = records.filter((one) => one.row === row && one.dataset === label);
      hold(`${experiment.name} ${row} ${label}`, ours, own, ({ seconds }) => seconds);
    }
  }
  for (const one of wrong) console.error(`differs: ${one}`);
  console.log(`${compared} cells compared, ${wrong.length} differ`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}

if (values.check) check();
else move();
