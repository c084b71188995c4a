import { nearestNeighbors } from '../graph/neighbors/nearestNeighbors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import type { LikePairs } from '../ops/contrastive';
import type { Rng } from '../random/Rng';

/** Pairs of points with whether they belong together. */
export interface PointPairs extends LikePairs {
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  readonly alike: Uint8Array;
}

/**
 * Of every point two kinds of pair (CNC, section 4.2; counts as released): with each of its `neighbors` nearest points, which
 * are alike, and with as many others drawn uniformly, which are not; a draw that is a neighbour is drawn again.
 *
 * @param options.neighbors between 1 and (n − 1) / 2
 * @throws InputError for neighbours out of range, or points that are not finite
 */
export function likePairs(points: DenseMatrix, { neighbors, rng }: { neighbors: number; rng: Rng }): PointPairs {
  const { rows: n } = points;
  const { index } = nearestNeighbors(points, { k: Math.min(neighbors, Math.max(1, (n - 1) >> 1)) });
  const k = index.length / n;
  const size = 2 * n * k;
  const pairs = { heads: new Int32Array(size), tails: new Int32Array(size), alike: new Uint8Array(size) };
  let at = 0;
  for (let i = 0; i < n; i++) {
    const own = index.subarray(i * k, (i + 1) * k);
    for (let e = 0; e < k; e++) {
      let other = rng.int(n);
      while (n > 2 && (other === i || own.includes(other))) other = rng.int(n);
      pairs.heads.fill(i, at, at + 2);
      pairs.tails[at] = own[e]!;
      pairs.alike[at++] = 1;
      pairs.tails[at++] = other;
    }
  }
  return pairs;
}
