import { InputError, requireInteger } from '../../errors';
import { currentDevice } from '../../kernels/backend';
import type { DenseMatrix } from '../SparseMatrix';
import { requirePoints } from './requirePoints';

/** Of each of n points its k nearest others, nearest first. */
export interface Neighbors {
  readonly n: number;
  readonly k: number;
  /** n x k. */
  readonly index: Int32Array;
  /** n x k, squared Euclidean distances. */
  readonly squared: Float64Array;
}

/**
 * The k nearest other points of every point by Euclidean distance, exactly; points at equal distance come by number, and a
 * duplicate of a point is a neighbour like any other.
 *
 * The SIMD kernel proposes k and some more by ‖x‖² + ‖y‖² − 2 x·y in float32, of which Σ (x − y)² in float64 picks k. Where
 * rounding could hide a nearer point (its bound says so: as a rule among many equal distances), the point's row is searched
 * anew in float64. O(n² F) with a small constant, no n x n matrix.
 *
 * @param points n x F, finite
 * @param options.k neighbours of each point, between 1 and n − 1
 * @throws InputError for k out of range, or numbers that are not finite or above 10¹⁵
 * @example
 * const values = Float32Array.of(0, 1, 5); // three points on a line
 * nearestNeighbors({ kind: 'dense', rows: 3, cols: 1, values }, { k: 1 }).index; // Int32Array [1, 0, 1]
 */
export function nearestNeighbors(points: DenseMatrix, options: { k: number }): Neighbors {
  const { k } = options;
  const { rows: n, cols } = points;
  requirePoints(points);
  requireInteger('neighbours of each point', k, 1, n - 1, 'n − 1');
  if (n > MOST_POINTS) {
    throw new InputError({ what: 'points', expected: `at most ${MOST_POINTS}`, actual: String(n) });
  }
  const proposed = Math.min(n - 1, k + Math.max(MARGIN, k >> 1));
  const candidates = propose(points, proposed);
  const index = new Int32Array(n * k);
  const squared = new Float64Array(n * k);
  const best = new Best(k);
  const { values } = points;
  for (let i = 0; i < n; i++) {
    best.clear();
    const own = i * cols;
    for (let e = i * proposed; e < (i + 1) * proposed; e++) {
      const j = candidates.index[e];
      best.offer(j, squaredDistance(values, own, j * cols, cols, best.limit));
    }
    if (proposed < n - 1) {
      // A nearer point is no farther from the mean than this one and the k-th distance together.
      const norm = candidates.norms[i];
      const other = Math.sqrt(norm) + Math.sqrt(best.limit);
      const error = ROUNDING * (Math.min(cols, 256) + cols / 256 + 16) * (norm + other * other);
      if (!(best.limit < candidates.farthest[i] - error)) {
        best.clear();
        for (let j = 0; j < n; j++) {
          if (j !== i) best.offer(j, squaredDistance(values, own, j * cols, cols, best.limit));
        }
      }
    }
    best.write(index, squared, i * k);
  }
  return { n, k, index, squared };
}

/** Float32's, half of a last place. */
const ROUNDING = 2 ** -24;
/** At least so many more are proposed than asked for. */
const MARGIN = 8;
/** The kernel writes their numbers as float32. */
const MOST_POINTS = 2 ** 24;

interface Candidates {
  /** n x `proposed`. */
  readonly index: Float32Array | Float64Array;
  /** The distance of the last one proposed, of each point. */
  readonly farthest: Float64Array;
  /** Squared distance to the mean, of each point. */
  readonly norms: Float64Array;
}

function propose({ rows: n, cols, values }: DenseMatrix, proposed: number): Candidates {
  const device = currentDevice();
  const [x, work, index, squared] = [n * cols, 2 * n, n * proposed, n * proposed].map((length) => device.alloc(length));
  try {
    // Around the mean the norms, and with them the rounding, are smallest.
    const mean = new Float64Array(cols);
    for (let i = 0; i < n; i++) for (let c = 0; c < cols; c++) mean[c] += values[i * cols + c] / n;
    const norms = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < cols; c++) {
        const difference = values[i * cols + c] - mean[c];
        x[i * cols + c] = difference;
        norms[i] += difference * difference;
      }
    }
    device.kernels.nearestNeighbors(x, n, cols, proposed, work, index, squared);
    const farthest = Float64Array.from({ length: n }, (_, i) => squared[(i + 1) * proposed - 1]);
    return { index: index.slice(), farthest, norms };
  } finally {
    for (const array of [x, work, index, squared]) device.free(array);
  }
}

/** Σ (x − y)², given up at the first part above `limit`. */
function squaredDistance(values: Float32Array, a: number, b: number, cols: number, limit: number): number {
  let sum = 0;
  for (let c = 0; c < cols; ) {
    for (const end = Math.min(c + 16, cols); c < end; c++) {
      const difference = values[a + c] - values[b + c];
      sum += difference * difference;
    }
    if (sum > limit) return Number.POSITIVE_INFINITY;
  }
  return sum;
}

/** The k best offers, ascending. */
class Best {
  private readonly index: Int32Array;
  private readonly squared: Float64Array;
  private count = 0;

  constructor(private readonly k: number) {
    this.index = new Int32Array(k);
    this.squared = new Float64Array(k);
  }

  /** The k-th distance so far; infinite before there are k. */
  get limit(): number {
    return this.count < this.k ? Number.POSITIVE_INFINITY : this.squared[this.k - 1];
  }

  clear(): void {
    this.count = 0;
  }

  offer(j: number, d: number): void {
    const { index, squared, k } = this;
    let at = this.count;
    while (at > 0 && (squared[at - 1] > d || (squared[at - 1] === d && index[at - 1] > j))) at--;
    if (at === k) return;
    if (this.count < k) this.count++;
    index.copyWithin(at + 1, at, this.count - 1);
    squared.copyWithin(at + 1, at, this.count - 1);
    index[at] = j;
    squared[at] = d;
  }

  write(index: Int32Array, squared: Float64Array, at: number): void {
    index.set(this.index, at);
    squared.set(this.squared, at);
  }
}
