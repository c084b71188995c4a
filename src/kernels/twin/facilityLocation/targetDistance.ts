import type { Floats } from '../../Floats';
import { sumOfSurvival } from './sumOfSurvival';

/** As in ./expectedDistance.ts. */
const SMALLEST = 1e-6;

/**
 * `expectedDistance` from p of the n nodes only, on their rows of distances instead of groups of nodes: one or two bytes a
 * pair, read in order, where groups would take as many numbers of four bytes, gathered at random.
 *
 * @param distances p x n, from 0 to cap
 * @param bytes     1 or 2, of one distance
 * @param x         n marginals in [0, 1]
 * @param scratch   2 n + 8 (cap + 1)
 * @param survival  p x cap, receives P[d(v, S) > t]
 * @param out       p expected distances
 */
export function targetDistance(
  distances: Uint8Array | Uint16Array,
  _bytes: number,
  x: Floats,
  n: number,
  p: number,
  cap: number,
  scratch: Floats,
  survival: Floats,
  out: Floats,
): void {
  const logs = scratch.subarray(0, n);
  for (let u = 0; u < n; u++) logs[u] = Math.log(Math.max(1 - x[u], SMALLEST));
  const sums = scratch.subarray(n, n + cap + 1);
  for (let v = 0; v < p; v++) {
    sums.fill(0);
    for (let u = 0; u < n; u++) sums[distances[v * n + u]] += logs[u];
    out[v] = sumOfSurvival(sums, survival.subarray(v * cap, (v + 1) * cap));
  }
}

/**
 * Gradient of `targetDistance` with respect to x: out_u = − Σ_v c_v(d(u, v)) / max(1 − x_u, 1e-6) with
 * c_v(t) = g_v Σ_{t' >= t} P[d(v, S) > t'], over the targets v. Targets with g_v = 0 cost nothing.
 *
 * @param survival p x cap, from `targetDistance`
 * @param g        p
 * @param scratch  4 (cap + 1)
 * @param out      n
 */
export function targetDistanceGrad(
  distances: Uint8Array | Uint16Array,
  _bytes: number,
  x: Floats,
  survival: Floats,
  g: Floats,
  n: number,
  p: number,
  cap: number,
  scratch: Floats,
  out: Floats,
): void {
  out.fill(0);
  const c = scratch.subarray(0, cap + 1);
  for (let v = 0; v < p; v++) {
    if (g[v] === 0) continue;
    c[cap] = 0;
    for (let t = cap - 1; t >= 0; t--) c[t] = c[t + 1] + g[v] * survival[v * cap + t];
    for (let u = 0; u < n; u++) out[u] -= c[distances[v * n + u]];
  }
  for (let u = 0; u < n; u++) out[u] /= Math.max(1 - x[u], SMALLEST);
}
