import type { Floats } from '../../Floats';
import { sumOfSurvival } from './sumOfSurvival';

/** A node chosen with certainty keeps this chance of being left out, in the log and in the divisor of the gradient. */
const SMALLEST = 1e-6;

/**
 * Expected distance from every node to the nearest chosen one, S drawn from the product distribution with marginals x.
 * Distances are integers up to `cap`, which is also the distance if nothing is chosen:
 *
 *   E[d(v, S)] = Σ_{t=0}^{cap−1} P[d(v, S) > t],   P[d(v, S) > t] = Π_{u: d(u,v) <= t} (1 − x_u)
 *
 * The products are exponentials of sums of log(1 − x_u), group by group of equal distance. The sum over the group that is
 * left out of a node's groups is the total minus all the others.
 *
 * @param ids        nodes grouped by distance, see src/graph/distance/levelsOf.ts; the id n is padding
 * @param starts     groupCount + 1
 * @param groupCount different groups, the first of them empty
 * @param groups     n x cap, the group of each node's distances 1 … cap
 * @param omitted    n, the distance whose group is left out
 * @param x          n marginals in [0, 1]
 * @param scratch    n + 1 + groupCount
 * @param survival   n x cap, receives P[d(v, S) > t]
 * @param out        n expected distances
 */
export function expectedDistance(
  ids: Uint16Array,
  starts: Int32Array,
  groupCount: number,
  groups: Int32Array,
  omitted: Int32Array,
  x: Floats,
  n: number,
  cap: number,
  scratch: Floats,
  survival: Floats,
  out: Floats,
): void {
  const logs = scratch.subarray(0, n + 1);
  const groupSums = scratch.subarray(n + 1);
  let total = 0;
  for (let u = 0; u < n; u++) {
    logs[u] = Math.log(Math.max(1 - x[u], SMALLEST));
    total += logs[u];
  }
  logs[n] = 0;
  for (let group = 0; group < groupCount; group++) {
    groupSums[group] = 0;
    for (let e = starts[group]; e < starts[group + 1]; e++) groupSums[group] += logs[ids[e]];
  }
  const sums = new Float64Array(cap + 1);
  for (let v = 0; v < n; v++) {
    sums[0] = logs[v];
    let rest = total - logs[v];
    for (let t = 1; t <= cap; t++) {
      sums[t] = groupSums[groups[v * cap + t - 1]];
      rest -= sums[t];
    }
    if (cap > 0) sums[omitted[v]] = rest;
    out[v] = sumOfSurvival(sums, survival.subarray(v * cap, (v + 1) * cap));
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
 * @param walk       nodes ordered by the group they leave out, then by distance t, see src/graph/distance/levelsOf.ts
 * @param walkStarts cap² + 1
 * @param survival   n x cap, from `expectedDistance`
 * @param g          n
 * @param scratch    (cap + 6) (n + 1)
 * @param out        n
 */
export function expectedDistanceGrad(
  ids: Uint16Array,
  starts: Int32Array,
  groups: Int32Array,
  omitted: Int32Array,
  walk: Int32Array,
  walkStarts: Int32Array,
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
  out.fill(0);
  for (let skipped = 1; skipped <= cap; skipped++) {
    const base = skipped * stride;
    for (let t = 1; t <= cap; t++) {
      const bucket = (skipped - 1) * cap + t - 1;
      for (let i = walkStarts[bucket]; i < walkStarts[bucket + 1]; i++) {
        const group = groups[walk[i] * cap + t - 1];
        for (let e = starts[group]; e < starts[group + 1]; e++) {
          out[walk[i]] += c[t * stride + ids[e]] - c[base + ids[e]];
        }
      }
    }
  }
  for (let u = 0; u < n; u++) {
    if (cap === 0) continue;
    const base = omitted[u] * stride;
    let sum = out[u] + c[u] - c[base + u];
    for (let v = 0; v < n; v++) sum += c[base + v];
    out[u] = -sum / Math.max(1 - x[u], SMALLEST);
  }
}
