// node bench/baselines.mjs [--k 5] [--json]: every baseline on the released data (built package, CLUSTERNET_DATA set), its value
// on the full graph from observed and from full edges beside the paper's, and seconds, also on a dense predicted graph of cora's size.
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';

const require = createRequire(import.meta.url);
const { communityBaselines, facilityBaselines } = require('../dist/baselines');
const { loadDataset } = require('../dist/data');
const { allPairsHops, allPairsWeighted } = require('../dist/graph/allPairs');
const { DenseGraph } = require('../dist/graph/DenseGraph');
const { kCenterRadius } = require('../dist/objectives/hardKCenter');
const { modularityOf } = require('../dist/objectives/hardModularity');
const { Rng } = require('../dist/random/Rng');

const { values: args } = parseArgs({ options: { k: { type: 'string', default: '5' }, json: { type: 'boolean' } } });
const k = Number(args.k);
const seeds = [0, 1, 2, 3, 4];
/** Tables 1 and 2 of the paper, K = 5: observed then full, in the order of `names`. */
const names = ['cora', 'citeseer', 'protein', 'adol', 'fb'];
const paper = {
  cnm: [0.2, 0.42, 0.09, 0.01, 0.14, 0.08, 0.34, 0.05, 0.57, 0.77],
  newman: [0.09, 0.15, 0.15, 0.15, 0.08, 0.2, 0.23, 0.29, 0.3, 0.55],
  spectral: [0.03, 0.02, 0.03, 0.23, 0.19, 0.09, 0.05, 0.06, 0.49, 0.61],
  greedy: [14, 16, 8, 8, 6, 9, 14, 7, 6, 5],
  gonzalez: [12, 17, 8, 6, 6, 10, 15, 7, 7, 3],
};

const results = [];
function timed(run) {
  const start = performance.now();
  const value = run();
  return { value, seconds: (performance.now() - start) / 1000 };
}
function report(task, dataset, edges, name, baseline, run, reference) {
  const runs = (baseline.seeded ? seeds : [0]).map((seed) => timed(() => run(seed)));
  const mean = (pick) => runs.reduce((sum, r) => sum + pick(r), 0) / runs.length;
  const line = {
    task,
    dataset,
    edges,
    baseline: name,
    k,
    value: mean((r) => r.value),
    seconds: mean((r) => r.seconds),
  };
  if (reference !== undefined && k === 5) line.paper = reference;
  results.push(line);
  if (!args.json) {
    const value = `${line.value.toFixed(3)}${line.paper === undefined ? '' : ` (paper ${line.paper})`}`;
    console.log(`${task} ${dataset} ${edges} ${name}: ${value}, ${line.seconds.toFixed(3)} s`);
  }
}

names.forEach((dataset, column) => {
  const { train: observed, full } = loadDataset(dataset, { splits: 'released' });
  for (const [edges, graph, shift] of [
    ['observed', observed, 0],
    ['full', full, 5],
  ]) {
    for (const [name, baseline] of Object.entries(communityBaselines)) {
      const run = (seed) => modularityOf(full, baseline.run(graph, { k, seed }));
      report('community', dataset, edges, name, baseline, run, paper[name]?.[column + shift]);
    }
  }
});

names.forEach((dataset, column) => {
  const { train: observed, full } = loadDataset(dataset, { splits: 'released', connected: true });
  const fullHops = allPairsHops(full);
  const observedHops = allPairsHops(observed, { unreachable: fullHops.diameter });
  for (const [edges, hops, shift] of [
    ['observed', observedHops, 0],
    ['full', fullHops, 5],
  ]) {
    for (const [name, baseline] of Object.entries(facilityBaselines)) {
      const run = (seed) => kCenterRadius(fullHops, baseline.run(hops, { k, seed }));
      report('facility', dataset, edges, name, baseline, run, paper[name]?.[column + shift]);
    }
  }
});

/** A stand-in for a link predictor's output: DistMult scores of random embeddings, cora's size. */
function predictedGraph(n, width) {
  const rng = new Rng(1);
  const embedding = Float64Array.from({ length: n * width }, () => rng.normal());
  const sign = Float64Array.from({ length: width }, (_, c) => (c % 3 === 0 ? -0.2 : 0.2));
  const weights = new Float32Array(n * n);
  for (let u = 0; u < n; u++) {
    for (let v = 0; v < u; v++) {
      let score = -0.5;
      for (let c = 0; c < width; c++) score += sign[c] * embedding[u * width + c] * embedding[v * width + c];
      weights[u * n + v] = weights[v * n + u] = 1 / (1 + Math.exp(-score));
    }
  }
  return new DenseGraph(n, weights);
}

const predicted = predictedGraph(2708, 50);
for (const [name, baseline] of Object.entries(communityBaselines)) {
  const run = (seed) => modularityOf(predicted, baseline.run(predicted, { k, seed }));
  report('community', 'dense n = 2708', 'predicted', name, { ...baseline, seeded: false }, run);
}
const distances = timed(() => allPairsWeighted(predicted));
results.push({ task: 'distances', dataset: 'dense n = 2708', seconds: distances.seconds });
if (!args.json) console.log(`all-pairs weighted distances, dense n = 2708: ${distances.seconds.toFixed(3)} s`);
for (const [name, baseline] of Object.entries(facilityBaselines)) {
  const run = (seed) => kCenterRadius(distances.value, baseline.run(distances.value, { k, seed }));
  report('facility', 'dense n = 2708', 'predicted', name, { ...baseline, seeded: false }, run);
}
if (args.json)
  console.log(JSON.stringify({ machine: `${process.platform} ${process.arch} node ${process.version}`, results }));
