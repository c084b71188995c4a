import type { Floats } from '../Kernels';

/** A node chosen with certainty keeps this chance of being left out, in the log and in the divisor of the gradient. */
const SMALLEST = 1e-6;

/**
 * Expected distance from every node to the nearest chosen one, S drawn from the product distribution with marginals x.
 * Distances are integers up to `cap`, which is also the distance if nothing is chosen:
 *
 *   E[d(v, S)] = Σ_{t=0}^{cap−1} P[d(v, S) > t],   P[d(v, S) > t] = Π_{u: d(u,v) <= t} (1 − x_u)
 *
 * The products are exponentials of sums of log(1 − x_u), group by group of equal distance. The sum over the group that is
 * left out of `ids` is the total minus all the others.
 *
 * @param ids      nodes grouped by distance, see src/graph/levels.ts; the id n is padding
 * @param starts   n cap + 1
 * @param omitted  n, the distance whose group is left out
 * @param x        n marginals in [0, 1]
 * @param logs     n + 1, receives log max(1 − x, 1e-6), then 0 for the padding
 * @param survival n x cap, receives P[d(v, S) > t]
 * @param out      n expected distances
 */
export function expectedDistance(
  ids: Uint16Array,
  starts: Int32Array,
  omitted: Int32Array,
  x: Floats,
  n: number,
  cap: number,
  logs: Floats,
  survival: Floats,
  out: Floats,
): void {
  let total = 0;
  for (let u = 0; u < n; u++) {
    logs[u] = Math.log(Math.max(1 - x[u], SMALLEST));
    total += logs[u];
  }
  logs[n] = 0;
  const sums = new Float64Array(cap + 1);
  for (let v = 0; v < n; v++) {
    sums[0] = logs[v];
    let rest = total - logs[v];
    for (let t = 1; t <= cap; t++) {
      sums[t] = 0;
      const at = v * cap + t;
      for (let e = starts[at - 1]; e < starts[at]; e++) sums[t] += logs[ids[e]];
      rest -= sums[t];
    }
    if (cap > 0) sums[omitted[v]] = rest;
    let within = 0;
    let expected = 0;
    for (let t = 0; t < cap; t++) {
      within += sums[t];
      survival[v * cap + t] = Math.exp(within);
      expected += survival[v * cap + t];
    }
    out[v] = expected;
  }
}

/**
 * Gradient of `expectedDistance` with respect to x:
 *
 *   c_v(t) = g_v Σ_{t' >= t} P[d(v, S) > t']          (0 at t = cap)
 *   out_u  = − Σ_v c_v(d(u, v)) / max(1 − x_u, 1e-6)
 *
 * Distances are symmetric, so u gathers over its own groups; with t* the group it leaves out,
 * Σ_v c_v(d(u, v)) = Σ_v c_v(t*) + Σ_{v listed, and u itself} (c_v(d(u, v)) − c_v(t*)).
 *
 * @param survival n x cap, from `expectedDistance`
 * @param g        n
 * @param scratch  2 (cap + 1) (n + 1)
 * @param out      n
 */
export function expectedDistanceGrad(
  ids: Uint16Array,
  starts: Int32Array,
  omitted: Int32Array,
  x: Floats,
  survival: Floats,
  g: Floats,
  n: number,
  cap: number,
  scratch: Floats,
  out: Floats,
): void {
  const stride = n + 1;
  const c = scratch.subarray(0, (cap + 1) * stride).fill(0);
  for (let v = 0; v < n; v++) {
    for (let t = cap - 1; t >= 0; t--) {
      c[t * stride + v] = c[(t + 1) * stride + v] + g[v] * survival[v * cap + t];
    }
  }
  for (let u = 0; u < n; u++) {
    const base = omitted[u] * stride;
    let sum = c[u] - c[base + u];
    for (let v = 0; v < n; v++) sum += c[base + v];
    for (let t = 1; t <= cap; t++) {
      const at = u * cap + t;
      for (let e = starts[at - 1]; e < starts[at]; e++) sum += c[t * stride + ids[e]] - c[base + ids[e]];
    }
    out[u] = cap === 0 ? 0 : -sum / Math.max(1 - x[u], SMALLEST);
  }
}
