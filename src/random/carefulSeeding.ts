import type { Rng } from './Rng';

/**
 * The starting points of k-means++: rows drawn one after another, each with a chance in proportion to its squared distance to the
 * nearest drawn before. O(n K d).
 *
 * @param points n x d, row by row, n >= 1
 * @returns K rows; equal points may be drawn twice when there are fewer than K different ones
 * @see Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.
 * @example carefulSeeding(Float64Array.of(0, 0.1, 5, 5.1), 1, 2, new Rng(0)) // a row of 0, 1 and one of 2, 3, most likely
 */
export function carefulSeeding(points: Float32Array | Float64Array, d: number, k: number, rng: Rng): Int32Array {
  const n = points.length / d;
  const rows = new Int32Array(k);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let chosen = rng.int(n);
  for (let c = 0; c < k; c++) {
    rows[c] = chosen;
    let total = 0;
    for (let i = 0; i < n; i++) {
      nearest[i] = Math.min(nearest[i]!, squaredDistance(points, i * d, chosen * d, d));
      total += nearest[i]!;
    }
    let left = rng.float() * total;
    chosen = 0;
    while (chosen < n - 1 && left >= nearest[chosen]!) left -= nearest[chosen++]!;
  }
  return rows;
}

function squaredDistance(points: Float32Array | Float64Array, a: number, b: number, d: number): number {
  let sum = 0;
  for (let f = 0; f < d; f++) sum += (points[a + f]! - points[b + f]!) ** 2;
  return sum;
}
