import type { Floats } from '../../Floats';
import { spmm } from '../products/spmm';

/**
 * Expected normalised cut of a soft partition as a ratio of expectations, in edge form (no n x n matrix). Of the graph with
 * self-loops of weight lambda d_i, W' = W + lambda D, times 1 + lambda:
 *
 *   P = W' y,   a_c = Σ_i y_ic P_ic,   v_c = (1 + lambda) Σ_i d_i y_ic,   L = (1 + lambda) Σ_c (1 − a_c / v_c)
 *
 * A cluster without volume counts as a_c / v_c = 0: it costs 1 + lambda and has a zero gradient.
 *
 * @param values   non-zeros, or null for all ones; both directions of each edge
 * @param strength n, d_i = Σ_j W_ij
 * @param selfLoops lambda, at least 0
 * @param y        n x k
 * @param p        n x k, receives P (for the gradient)
 * @param a        k, receives a (for the gradient)
 * @param v        k, receives v (for the gradient)
 * @returns L; with rows of y that sum to 1 in [0, (1 + lambda) k]
 */
export function normalizedCut(
  rowPtr: Int32Array,
  colIdx: Int32Array,
  values: Floats | null,
  strength: Floats,
  selfLoops: number,
  y: Floats,
  n: number,
  k: number,
  p: Floats,
  a: Floats,
  v: Floats,
): number {
  spmm(rowPtr, colIdx, values, null, null, 0, y, k, null, n, p);
  for (let i = 0; i < n; i++) for (let c = 0; c < k; c++) p[i * k + c] += selfLoops * strength[i] * y[i * k + c];
  let lost = 0;
  for (let c = 0; c < k; c++) {
    let [inside, volume] = [0, 0];
    for (let i = 0; i < n; i++) {
      inside += y[i * k + c] * p[i * k + c];
      volume += strength[i] * y[i * k + c];
    }
    a[c] = inside;
    v[c] = (1 + selfLoops) * volume;
    lost += v[c] > 0 ? (v[c] - inside) / v[c] : 1;
  }
  return (1 + selfLoops) * lost;
}

/**
 * Gradient of `normalizedCut` with respect to y, times the scalar g, without another product with W:
 *
 *   out_ic = −g (1 + lambda) (2 P_ic − (a_c / v_c) (1 + lambda) d_i) / v_c
 *
 * @param p, a, v the outputs of `normalizedCut`
 * @param out     n x k
 */
export function normalizedCutGrad(
  p: Floats,
  a: Floats,
  v: Floats,
  strength: Floats,
  selfLoops: number,
  g: number,
  n: number,
  k: number,
  out: Floats,
): void {
  const loops = 1 + selfLoops;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < k; c++) {
      const inner = v[c] > 0 ? (2 * p[i * k + c] - (a[c] / v[c]) * loops * strength[i]) / v[c] : 0;
      out[i * k + c] = -g * loops * inner;
    }
  }
}
