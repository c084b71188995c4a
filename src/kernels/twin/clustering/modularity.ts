import type { Floats } from '../../Floats';
import { spmm } from '../products/spmm';

/**
 * Modularity of a soft partition, in edge form (no n x n matrix):
 *
 *   Q = (1/2m) Tr(rᵀ B r) = (Σ_i r_i · (A r)_i  −  ‖rᵀ d‖² / 2m) / 2m,   B = A − d dᵀ / 2m
 *
 * A is symmetric with both directions stored; Q of a graph without edges (2m = 0) is 0.
 *
 * @param values   non-zeros, or null for all ones
 * @param strength n, d_i = Σ_j A_ij
 * @param twoM     2m = Σ_i d_i
 * @param r        n x k
 * @param ar       n x k, receives A r (for the gradient)
 * @param c        k, receives rᵀ d (for the gradient)
 * @returns Q, in [-1, 1] when rows of r sum to 1
 */
export function modularity(
  rowPtr: Int32Array,
  colIdx: Int32Array,
  values: Floats | null,
  strength: Floats,
  twoM: number,
  r: Floats,
  n: number,
  k: number,
  ar: Floats,
  c: Floats,
): number {
  spmm(rowPtr, colIdx, values, null, null, 0, r, k, null, n, ar);
  let inside = 0;
  for (let i = 0; i < n * k; i++) inside += r[i] * ar[i];
  let expected = 0;
  for (let a = 0; a < k; a++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += strength[i] * r[i * k + a];
    c[a] = sum;
    expected += sum * sum;
  }
  return twoM > 0 ? (inside - expected / twoM) / twoM : 0;
}

/**
 * Gradient of `modularity` with respect to r, times the scalar g: out_i = g · (2/2m) (ar_i − d_i c / 2m).
 *
 * @param ar, c the outputs of `modularity`
 * @param out   n x k
 */
export function modularityGrad(
  ar: Floats,
  c: Floats,
  strength: Floats,
  twoM: number,
  g: number,
  n: number,
  k: number,
  out: Floats,
): void {
  const scale = twoM > 0 ? (2 * g) / twoM : 0;
  const share = twoM > 0 ? 1 / twoM : 0;
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < k; a++) out[i * k + a] = scale * (ar[i * k + a] - strength[i] * share * c[a]);
  }
}
