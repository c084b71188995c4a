import type * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { currentDevice } from '../kernels/backend';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { carefulSeeding } from '../random/carefulSeeding';
import { Rng } from '../random/Rng';
import { emit, withValues } from './customOp';
import { requireCentres } from './requireCentres';

/**
 * Where the differentiable layer's own updates start from.
 * - `updates`: from the given centres, as they are (the paper's).
 * - `k-means++`: from rows of x, drawn far from each other; the given centres only say how many.
 * - `lloyd`: k-means with whole assignments, from the given centres, until no node changes its cluster.
 * - `mini-batch`: the same on random batches of rows, each centre moving less the more rows it has seen.
 */
export type ForwardPass = 'updates' | 'k-means++' | 'lloyd' | 'mini-batch';

export interface HeuristicCentroidsOptions {
  /** Draws of `k-means++` and `mini-batch`; default 0. */
  seed?: number;
  /** Rounds of `lloyd` at most, batches of `mini-batch`; default 100. */
  rounds?: number;
  /** Rows of a batch; default 256. */
  batch?: number;
}

/**
 * Centres by k-means without gradients (ClusterNet, section 4.2: "entirely non-differentiable operations"): a start for
 * `softKMeans`, whose last update, or whose fixed point, gradients pass through. Nearest is the largest x_j · mu_k, the limit of
 * `softAssign` for beta → ∞; a cluster without rows keeps its centre.
 *
 * @param x n x p, rows of unit length
 * @param mu0 starting centres, K x p
 * @returns centres, K x p, a constant to the gradient tape
 * @throws InputError when x and mu0 have not the same number of columns, or for rounds or a batch that are no whole numbers
 * @see Lloyd, IEEE Transactions on Information Theory, 1982; Arthur and Vassilvitskii, SODA 2007; Sculley, WWW 2010
 * @example ops.heuristicCentroids(x, mu0, 'mini-batch', { seed: 1 }) // K x p
 */
export function heuristicCentroids(
  x: tf.Tensor2D,
  mu0: tf.Tensor2D,
  heuristic: Exclude<ForwardPass, 'updates'>,
  options: HeuristicCentroidsOptions = {},
): tf.Tensor2D {
  const { seed = 0, rounds = 100, batch = 256 } = options;
  requireCentres('heuristicCentroids', x, mu0);
  requireInteger('rounds', rounds, 0, Number.POSITIVE_INFINITY);
  requireInteger('batch', batch, 1, Number.POSITIVE_INFINITY);
  const [n, p] = x.shape;
  const k = mu0.shape[0];
  const device = currentDevice();
  return withValues(device, [x, mu0], ([xs, start]) => {
    const mu = device.alloc(k * p);
    mu.set(start);
    const points: Points = { device, xs, n, p, k };
    const rng = new Rng(seed);
    if (heuristic === 'k-means++') {
      carefulSeeding(xs, p, k, rng).forEach((j, c) => {
        mu.set(xs.subarray(j * p, (j + 1) * p), c * p);
      });
    } else if (heuristic === 'lloyd') lloyd(points, mu, rounds);
    else miniBatch(points, mu, rounds, Math.min(batch, n), rng);
    return emit(device, mu, [k, p]) as tf.Tensor2D;
  });
}

interface Points {
  readonly device: Device;
  readonly xs: Floats;
  readonly n: number;
  readonly p: number;
  readonly k: number;
}

function lloyd({ device, xs, n, p, k }: Points, mu: Floats, rounds: number): void {
  const nearest = new Int32Array(n).fill(-1);
  const s = device.alloc(n * k);
  for (let round = 0; round < rounds; round++) {
    device.kernels.gemmTransposedRight(xs, mu, n, p, k, s);
    if (!assign(s, nearest, k)) break;
    const sums = new Float64Array(k * p);
    const size = new Int32Array(k);
    for (let j = 0; j < n; j++) {
      size[nearest[j]]++;
      for (let c = 0; c < p; c++) sums[nearest[j] * p + c] += xs[j * p + c];
    }
    for (let i = 0; i < k * p; i++) {
      const count = size[Math.floor(i / p)];
      if (count > 0) mu[i] = sums[i] / count;
    }
  }
  device.free(s);
}

/** Batches with replacement; the step of a centre is 1 over the rows that it has had. */
function miniBatch({ device, xs, n, p, k }: Points, mu: Floats, rounds: number, batch: number, rng: Rng): void {
  const rows = device.alloc(batch * p);
  const s = device.alloc(batch * k);
  const nearest = new Int32Array(batch);
  const seen = new Int32Array(k);
  for (let round = 0; round < rounds; round++) {
    for (let b = 0; b < batch; b++) {
      const j = rng.int(n);
      rows.set(xs.subarray(j * p, (j + 1) * p), b * p);
    }
    device.kernels.gemmTransposedRight(rows, mu, batch, p, k, s);
    assign(s, nearest, k);
    for (let b = 0; b < batch; b++) {
      const a = nearest[b];
      const rate = 1 / ++seen[a];
      for (let c = 0; c < p; c++) mu[a * p + c] += rate * (rows[b * p + c] - mu[a * p + c]);
    }
  }
  device.free(rows);
  device.free(s);
}

/** Each row's largest similarity, the first of equals; false where none changed. */
function assign(s: Floats, nearest: Int32Array, k: number): boolean {
  let changed = false;
  for (let j = 0; j < nearest.length; j++) {
    let best = 0;
    for (let a = 1; a < k; a++) if (s[j * k + a] > s[j * k + best]) best = a;
    changed ||= best !== nearest[j];
    nearest[j] = best;
  }
  return changed;
}
