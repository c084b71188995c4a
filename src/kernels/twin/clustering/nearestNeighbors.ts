import type { Floats } from '../../Floats';

/** Stands for a neighbour that there is not, where k >= n. */
const NONE = 3.4028234663852886e38;

/**
 * The k nearest other points of each of n points: those with the smallest ‖x_i − x_j‖², ascending, equal ones by number.
 * Where k >= n the rest of a row has index −1 and the largest float32 as its distance. O(n² f).
 *
 * @param x          n x f, finite
 * @param k          at least 1
 * @param work       2n, contents undefined before and after
 * @param outIndex   n x k, whole numbers below 2²⁴
 * @param outSquared n x k, squared distances; in float32 of ‖x_i‖² + ‖x_j‖² − 2 x_i·x_j, so those far below the norms are inexact
 */
export function nearestNeighbors(
  x: Floats,
  n: number,
  f: number,
  k: number,
  work: Floats,
  outIndex: Floats,
  outSquared: Floats,
): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let d = 0;
      for (let c = 0; c < f; c++) d += (x[i * f + c] - x[j * f + c]) ** 2;
      work[j] = d;
    }
    const others = Array.from({ length: n }, (_, j) => j).filter((j) => j !== i);
    others.sort((a, b) => work[a] - work[b] || a - b);
    for (let e = 0; e < k; e++) {
      outIndex[i * k + e] = e < others.length ? others[e] : -1;
      outSquared[i * k + e] = e < others.length ? work[others[e]] : NONE;
    }
  }
}
