import { requireInteger } from '../errors';
import { carefulSeeding } from '../random/carefulSeeding';
import { mixSeed, Rng } from '../random/Rng';

export interface KMeansOptions {
  /** Clusters K, between 1 and n. */
  k: number;
  /** Default 0. */
  seed?: number;
  /** Runs from different centres, of which the one with the least inertia counts; default 10. */
  starts?: number;
  /** Steps of a run at most; default 300. */
  iterations?: number;
}

export interface KMeansResult {
  /** The cluster in [0, K) of every point, length n. */
  readonly labels: Int32Array;
  /** K x d, row by row. */
  readonly centres: Float64Array;
  /** Σ_i ‖x_i − its centre‖². */
  readonly inertia: number;
}

/**
 * k-means by Lloyd's steps from k-means++ centres, until no point changes its cluster. A cluster that runs empty gets the point
 * farthest from its centre. O(n K d) a step.
 *
 * @param points n x d, row by row
 * @throws InputError for K outside [1, n], or no starts
 * @see Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
 * @example kMeans(Float64Array.of(0, 0.1, 5, 5.1), 1, { k: 2 }).labels // 0, 0, 1, 1 or 1, 1, 0, 0
 */
export function kMeans(points: Float64Array, d: number, options: KMeansOptions): KMeansResult {
  const { k, seed = 0, starts = 10, iterations = 300 } = options;
  const n = points.length / d;
  requireInteger('k', k, 1, n, 'n');
  requireInteger('starts', starts, 1, Number.POSITIVE_INFINITY);
  let best: KMeansResult | undefined;
  for (let start = 0; start < starts; start++) {
    const run = lloyd(points, d, careful(points, d, k, new Rng(mixSeed(seed, start))), iterations);
    if (best === undefined || run.inertia < best.inertia) best = run;
  }
  return best!;
}

/** Centres at the points that k-means++ draws. */
function careful(points: Float64Array, d: number, k: number, rng: Rng): Float64Array {
  const centres = new Float64Array(k * d);
  carefulSeeding(points, d, k, rng).forEach((i, c) => {
    centres.set(points.subarray(i * d, (i + 1) * d), c * d);
  });
  return centres;
}

function lloyd(points: Float64Array, d: number, centres: Float64Array, iterations: number): KMeansResult {
  const n = points.length / d;
  const k = centres.length / d;
  const nearest: Nearest = {
    labels: new Int32Array(n).fill(-1),
    squared: new Float64Array(n),
    second: new Float64Array(n).fill(Number.NEGATIVE_INFINITY),
  };
  const { labels, squared, second } = nearest;
  const size = new Float64Array(k);
  const before = new Float64Array(k * d);
  for (let step = 0; step < iterations && assign(points, d, centres, nearest); step++) {
    before.set(centres);
    size.fill(0);
    centres.fill(0);
    for (let i = 0; i < n; i++) {
      size[labels[i]!]! += 1;
      for (let f = 0; f < d; f++) centres[labels[i]! * d + f]! += points[i * d + f]!;
    }
    let farthestMove = 0;
    for (let c = 0; c < k; c++) {
      if (size[c]! > 0) for (let f = 0; f < d; f++) centres[c * d + f]! /= size[c]!;
      else {
        const far = squared.reduce((most, one, i) => (one > squared[most]! ? i : most), 0);
        centres.set(points.subarray(far * d, (far + 1) * d), c * d);
        squared[far] = 0;
      }
      farthestMove = Math.max(farthestMove, squaredDistance(before, c * d, centres, c * d, d));
    }
    const move = Math.sqrt(farthestMove);
    for (let i = 0; i < n; i++) second[i]! -= move;
  }
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += squaredDistance(points, i * d, centres, labels[i]! * d, d);
  return { labels, centres, inertia };
}

interface Nearest {
  readonly labels: Int32Array;
  /** Squared distance to the own centre. */
  readonly squared: Float64Array;
  /** No other centre is nearer than this: a point that is nearer to its own need not look (Hamerly, SDM 2010). */
  readonly second: Float64Array;
}

/** Every point to its nearest centre, the first of equals; false where none changed. */
function assign(points: Float64Array, d: number, centres: Float64Array, { labels, squared, second }: Nearest): boolean {
  const k = centres.length / d;
  let changed = false;
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i]!;
    if (own >= 0) {
      squared[i] = squaredDistance(points, i * d, centres, own * d, d);
      if (Math.sqrt(squared[i]!) < second[i]!) continue;
    }
    let best = 0;
    let bestSquared = Number.POSITIVE_INFINITY;
    let nextSquared = Number.POSITIVE_INFINITY;
    for (let c = 0; c < k; c++) {
      const s = squaredDistance(points, i * d, centres, c * d, d);
      if (s < bestSquared) {
        nextSquared = bestSquared;
        bestSquared = s;
        best = c;
      } else if (s < nextSquared) nextSquared = s;
    }
    squared[i] = bestSquared;
    second[i] = Math.sqrt(nextSquared);
    if (own === best) continue;
    labels[i] = best;
    changed = true;
  }
  return changed;
}

function squaredDistance(x: Float64Array, at: number, y: Float64Array, to: number, d: number): number {
  let sum = 0;
  for (let f = 0; f < d; f++) sum += (x[at + f]! - y[to + f]!) ** 2;
  return sum;
}
