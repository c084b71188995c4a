// Time of each SIMD kernel on cora's sizes, and of the kernel calls of one ClusterNet training step (T = 1).
//   node bench/kernels.mjs [--rounds 200] [--json]
// Uses cora's training graph and features from CLUSTERNET_DATA, else random ones of the same size. Rounds are interleaved: every
// round runs every kernel once, and the medians over rounds are compared.
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const rounds = option('--rounds', 200);

const memory = new WebAssembly.Memory({ initial: 2048, maximum: 65536 });
const wasm = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '../dist/kernels.wasm'));
const { exports: k } = new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { memory } });
let top = k.heapBase() >>> 0;

function put(values, View = Float32Array) {
  top = Math.ceil(top / 64) * 64;
  const at = top;
  new View(memory.buffer, at, values.length).set(values);
  top += 4 * values.length;
  return at;
}
const room = (length) => put(new Float32Array(length));
const random = (length, low = -1, high = 1) =>
  put(Float32Array.from({ length }, () => low + (high - low) * Math.random()));

/** Row lists to CSR, with the transpose. */
function csr(rows, columns) {
  const transposed = Array.from({ length: columns }, () => []);
  rows.forEach((row, i) => {
    for (const j of row) transposed[j].push(i);
  });
  const one = (lists) => {
    const rowPtr = new Int32Array(lists.length + 1);
    lists.forEach((list, i) => {
      rowPtr[i + 1] = rowPtr[i] + list.length;
    });
    return { rowPtr: put(rowPtr, Int32Array), colIdx: put(Int32Array.from(lists.flat()), Int32Array) };
  };
  return [one(rows), one(transposed)];
}

function cora() {
  const folder = join(process.env.CLUSTERNET_DATA ?? '', 'cora');
  if (!process.env.CLUSTERNET_DATA || !existsSync(join(folder, 'cora.content.gz'))) {
    const n = 2708;
    const pick = (m) => Math.floor(Math.random() * m);
    const neighbours = Array.from({ length: n }, () => new Set());
    for (let e = 0; e < 2111; e++) {
      const [u, v] = [pick(n), pick(n)];
      if (u !== v) neighbours[u].add(v) && neighbours[v].add(u);
    }
    const words = Array.from({ length: n }, () => [...new Set(Array.from({ length: 18 }, () => pick(1433)))]);
    return { source: 'random', neighbours: neighbours.map((set) => [...set]), words, features: 1433 };
  }
  const lines = gunzipSync(readFileSync(join(folder, 'cora.content.gz')))
    .toString()
    .trim()
    .split('\n');
  const ids = new Map(lines.map((line, i) => [Number(line.split('\t', 1)[0]), i]));
  const bags = lines.map((line) => line.split('\t').slice(1, -1));
  const words = bags.map((bag) => bag.flatMap((value, j) => (Number(value) === 0 ? [] : [j])));
  const neighbours = lines.map(() => new Set());
  for (const line of readFileSync(join(folder, 'cora_train_0.40.cites'), 'utf8').trim().split('\n')) {
    const [u, v] = line.split(/\s+/).map((id) => ids.get(Number(id)));
    if (u !== v) neighbours[u].add(v) && neighbours[v].add(u);
  }
  return { source: 'cora', neighbours: neighbours.map((set) => [...set]), words, features: bags[0].length };
}

const { source, neighbours, words, features } = cora();
const n = neighbours.length;
const [h, p, K] = [50, 50, 5];
const nnz = words.flat().length;
const degrees = neighbours.map((list) => list.length);
const twoM = degrees.reduce((a, b) => a + b, 0);
const [A] = csr(neighbours, n);
const [X, XT] = csr(words, features);
const rowScale = put(Float32Array.from(words, (row) => (row.length === 0 ? 1 : 1 / row.length)));
const scale = put(Float32Array.from(degrees, (d) => 1 / (d + 1)));
const strength = put(Float32Array.from(degrees));
const [W1, b1, W2, b2, mu] = [
  random(features * h, -0.14, 0.14),
  random(h),
  random(h * p, -0.14, 0.14),
  random(p),
  random(K * p, 0, 1),
];
const [Z1, H1, H, Z2, E, Y, norms] = [n * h, n * h, n * h, n * p, n * p, n * p, n].map(room);
const [muA, muB, r, rA, rB, mass, ar, c] = [K * p, K * p, n * K, n * K, n * K, K, n * K, K].map(room);
const [gr, gY, gY2, gMu, gE, gZ2, gW2, gH1, gZ1, gW1, gb] = [
  n * K,
  n * p,
  n * p,
  K * p,
  n * p,
  n * p,
  h * p,
  n * h,
  n * h,
  features * h,
  h,
].map(room);
const parameters = features * h + h + h * p + p;
const [param, grad, m, v] = [random(parameters), random(parameters), room(parameters), room(parameters)];

/** One training step in order; the name says which kernel and where. */
const step = {
  'spmm X W1': () => k.spmm(X.rowPtr, X.colIdx, 0, rowScale, 0, 0, W1, h, 0, n, Z1),
  'spmm Â (layer 1)': () => k.spmm(A.rowPtr, A.colIdx, 0, scale, 0, 1, Z1, h, b1, n, H1),
  reluDropout: () => k.reluDropout(H1, n * h, 0.2, 7, H),
  'gemm H W2': () => k.gemm(H, W2, n, h, p, Z2),
  'spmm Â (layer 2)': () => k.spmm(A.rowPtr, A.colIdx, 0, scale, 0, 1, Z2, p, b2, n, E),
  rowNormalize: () => k.rowNormalize(E, n, p, Y, norms),
  'centroidUpdate (detached)': () => k.centroidUpdate(Y, mu, n, p, K, 50, muA, rA, mass),
  'centroidUpdate (with gradient)': () => k.centroidUpdate(Y, muA, n, p, K, 50, muB, rB, mass),
  softAssign: () => k.softAssign(Y, muB, n, p, K, 50, r),
  modularity: () => k.modularity(A.rowPtr, A.colIdx, 0, strength, twoM, r, n, K, ar, c),
  modularityGrad: () => k.modularityGrad(ar, c, strength, twoM, -1, n, K, gr),
  softAssignGrad: () => k.softAssignGrad(Y, muB, r, gr, n, p, K, 50, gY, gMu),
  centroidUpdateGrad: () => k.centroidUpdateGrad(Y, muA, muB, rB, mass, gMu, n, p, K, 50, gY2, 0),
  'axpy (sum of gradients)': () => k.axpy(1, gY2, n * p, gY),
  rowNormalizeGrad: () => k.rowNormalizeGrad(Y, norms, gY, n, p, gE),
  'columnSums (layer 2)': () => k.columnSums(gE, n, p, gb),
  'spmm Âᵀ (layer 2)': () => k.spmm(A.rowPtr, A.colIdx, 0, 0, scale, 1, gE, p, 0, n, gZ2),
  'gemmTransposedLeft Hᵀ g': () => k.gemmTransposedLeft(H, gZ2, n, h, p, gW2),
  'reluDropoutLinearGrad g W2ᵀ': () => k.reluDropoutLinearGrad(H, W2, gZ2, n, h, p, 0.2, gH1),
  'columnSums (layer 1)': () => k.columnSums(gH1, n, h, gb),
  'spmm Âᵀ (layer 1)': () => k.spmm(A.rowPtr, A.colIdx, 0, rowScale, scale, 1, gH1, h, 0, n, gZ1),
  'spmm Xᵀ g': () => k.spmm(XT.rowPtr, XT.colIdx, 0, 0, 0, 0, gZ1, h, 0, features, gW1),
  adam: () => k.adam(param, grad, m, v, parameters, 0.01, 0.9, 0.999, 1e-8, 5e-4, 0.1, 0.001),
};

const names = Object.keys(step);
for (let i = 0; i < 100; i++) for (const name of names) step[name]();
const times = Object.fromEntries([...names, 'whole step'].map((name) => [name, []]));
for (let i = 0; i < rounds; i++) {
  for (const name of names) {
    const start = performance.now();
    step[name]();
    times[name].push(performance.now() - start);
  }
  const start = performance.now();
  for (const name of names) step[name]();
  times['whole step'].push(performance.now() - start);
}

const quantile = (list, q) => list.slice().sort((a, b) => a - b)[Math.floor(q * (list.length - 1))];
const results = Object.entries(times).map(([name, list]) => ({
  name,
  msMedian: quantile(list, 0.5),
  msP10: quantile(list, 0.1),
  rounds,
}));
if (process.argv.includes('--json')) {
  const machine = { cpu: os.cpus()[0].model, node: process.version };
  console.log(JSON.stringify({ machine, data: source, n, features, nonZeros: nnz, edges: twoM / 2, results }));
} else {
  for (const { name, msMedian, msP10 } of results) {
    console.log(`${name.padEnd(34)}${msMedian.toFixed(4).padStart(9)} ms   p10 ${msP10.toFixed(4)}`);
  }
}
