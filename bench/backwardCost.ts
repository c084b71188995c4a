import * as tf from '@tensorflow/tfjs-core';
import { median } from '../src/experiments/means';
import { currentDevice } from '../src/kernels/backend';
import { WasmBackend } from '../src/kernels/WasmBackend';
import { machine } from '../src/machine';
import type { BackwardCost, BackwardCostRow } from '../src/notebook/bench/kept';
import { centroidUpdate } from '../src/ops/centroidUpdate';
import { implicitCentroids } from '../src/ops/implicitCentroids';
import { softKMeans } from '../src/ops/softKMeans';
import { warmCentroids } from '../src/ops/warmCentroids';
import { Rng } from '../src/random/Rng';

/** Sizes of one measurement. */
export interface BackwardCase {
  /** n. */
  readonly nodes: number;
  /** K. */
  readonly k: number;
  /** Width of the embedding. */
  readonly p: number;
  /** T, updates before the last. */
  readonly iterations: number;
}

export interface BackwardCostOptions {
  /** Default `backwardCases()`. */
  cases?: readonly BackwardCase[];
  /** Gradients that are timed in a case, each pass once a round; default 25. */
  rounds?: number;
  onProgress?: (line: string) => void;
}

const BASE: BackwardCase = { nodes: 3000, k: 5, p: 50, iterations: 20 };
const BETA = 50;
/** Gradients of each pass after which its code is compiled. */
const WARM_UP = 5;
/** Spread of a point around its centre: clusters mix, so that GMRES needs five products, and 20 updates still converge. */
const SPREAD = 2;

/** About cora's size, and from there each size alone: nodes, clusters, width, updates. */
export function backwardCases(): BackwardCase[] {
  const vary = (name: keyof BackwardCase, values: readonly number[]) =>
    values.map((value): BackwardCase => ({ ...BASE, [name]: value }));
  const all = [
    ...vary('nodes', [300, 1000, 3000, 10_000, 30_000, 100_000]),
    ...vary('k', [2, 5, 10, 20, 50]),
    ...vary('p', [4, 10, 25, 50, 100, 200]),
    ...vary('iterations', [0, 1, 5, 20, 50]),
  ];
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * What the gradient of the clustering layer costs by each of its backward passes: forward and backward, the same T + 1 updates for
 * all, on planted clusters. Time is the median of wall-clock and of processor time; memory what the kernels hold at the peak beyond
 * the embedding.
 *
 * @example backwardCost({ cases: [{ nodes: 300, k: 2, p: 4, iterations: 1 }], rounds: 1 }).rows
 */
export function backwardCost(options: BackwardCostOptions = {}): BackwardCost {
  const { cases = backwardCases(), rounds = 25, onProgress } = options;
  const rows = cases.flatMap((one) => {
    onProgress?.(`n = ${one.nodes}, K = ${one.k}, p = ${one.p}, T = ${one.iterations}`);
    return measure(one, rounds);
  });
  return { machine: machine(), rows };
}

function measure(size: BackwardCase, rounds: number): BackwardCostRow[] {
  const { iterations } = size;
  const { x, mu0 } = plantedPoints(size);
  const passes: Readonly<Record<BackwardCostRow['backward'], (x: tf.Tensor2D) => tf.Tensor>> = {
    approximate: (y) => centroidUpdate(y, warmCentroids(y, mu0, BETA, iterations), BETA, { constantCentres: true }),
    exact: (y) => implicitCentroids(y, warmCentroids(y, mu0, BETA, iterations), BETA),
    unrolled: (y) => softKMeans(y, mu0, { beta: BETA, iterations, backward: 'unrolled' }),
  };
  const gradients = Object.entries(passes).map(([backward, layer]) => ({
    backward: backward as BackwardCostRow['backward'],
    work: () => tf.tidy(() => void tf.grad((y) => layer(y as tf.Tensor2D).square())(x)),
    ms: [] as number[],
    cpuMs: [] as number[],
  }));
  for (const { work } of gradients) for (let warm = 0; warm < WARM_UP; warm++) work();
  for (let round = 0; round < rounds; round++) {
    for (const { work, ms, cpuMs } of gradients) {
      const before = process.cpuUsage();
      const begun = performance.now();
      work();
      ms.push(performance.now() - begun);
      const { user, system } = process.cpuUsage(before);
      cpuMs.push((user + system) / 1000);
    }
  }
  const rows = gradients.map(({ backward, work, ms, cpuMs }) => ({
    ...size,
    backward,
    ms: median(ms),
    cpuMs: median(cpuMs),
    peakBytes: peakBytes(work),
  }));
  x.dispose();
  mu0.dispose();
  return rows;
}

/** The most that the kernels' memory holds while `work` runs, beyond what it held before. */
function peakBytes(work: () => void): number {
  const device = currentDevice();
  if (!(device instanceof WasmBackend)) throw new Error('memory is measured on the default backend');
  const pool = device.memoryPool;
  const before = pool.bytesInUse;
  let peak = before;
  pool.alloc = (bytes: number): number => {
    const at = Object.getPrototypeOf(pool).alloc.call(pool, bytes);
    peak = Math.max(peak, pool.bytesInUse);
    return at;
  };
  try {
    work();
  } finally {
    Reflect.deleteProperty(pool, 'alloc');
  }
  return peak - before;
}

/** Rows of unit length around K directions, and starting centres near them. */
function plantedPoints({ nodes, k, p }: BackwardCase): { x: tf.Tensor2D; mu0: tf.Tensor2D } {
  const rng = new Rng(0);
  const unit = (around: (c: number) => number, spread: number): number[] => {
    const row = Array.from({ length: p }, (_, c) => around(c) + (spread * rng.normal()) / Math.sqrt(p));
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  };
  const centres = Array.from({ length: k }, () => unit(() => 0, 1));
  const near = (a: number) => unit((c) => centres[a]![c]!, SPREAD);
  return {
    x: tf.tensor2d(Array.from({ length: nodes }, (_, j) => near(j % k))),
    mu0: tf.tensor2d(Array.from({ length: k }, (_, a) => near(a))),
  };
}
