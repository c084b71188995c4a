import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';

export interface ExpectedReachOptions {
  /** Nodes from which reach is counted, at least one. */
  sources: ArrayLike<number>;
  /** Steps over edges at most; default 50. Ends earlier once nothing changes. */
  steps?: number;
}

/** A step that changes no chance by more ends the walk. */
const SETTLED = 1e-6;

/**
 * How many nodes the source that reaches most is connected to (itself counted), when every node u is taken out independently with
 * probability x_u and ways to a node are taken to be independent, as in loopy message passing: with q = 1 − x,
 *
 *     r_0(s) = q_s,     r_{t+1}(u) = q_u (1 − Π_{w next to u} (1 − r_t(w))),     result  max_s Σ_u r_T(u),
 *
 * r(s) staying q_s. At zeros and ones it is the size of the largest component of a source, if T steps reach across it. O(T m) a
 * source, backward for the largest only; weights are ignored.
 *
 * @param x n probabilities in [0, 1]
 * @returns a scalar between 0 and n
 * @throws InputError when x has not n entries, for no source, one that is no node, or steps that are no whole number
 * @see Karrer, Newman & Zdeborová, "Percolation on sparse networks", Physical Review Letters 113 (2014)
 * @example ops.expectedReach(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor1d([0, 1, 0]), { sources: [0] }) // 1
 */
export function expectedReach(graph: Graph, x: tf.Tensor1D, options: ExpectedReachOptions): tf.Scalar {
  const { n } = graph;
  const { sources, steps = 50 } = options;
  requireInteger('steps', steps, 0, Number.POSITIVE_INFINITY);
  if (x.size !== n)
    throw new InputError({ what: 'expectedReach', expected: `n = ${n} marginals`, actual: `${x.size}` });
  if (sources.length === 0) throw new InputError({ what: 'expectedReach', expected: 'a source', actual: 'none' });
  for (let i = 0; i < sources.length; i++) requireInteger('source', sources[i]!, 0, n - 1);
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [marginals]) {
      const q = Float64Array.from({ length: n }, (_, u) => 1 - marginals[u]);
      let largest = -1;
      let walk: Float64Array[] = [];
      let from = 0;
      for (let i = 0; i < sources.length; i++) {
        const found = spread(graph, q, sources[i]!, steps);
        const reach = found[found.length - 1]!.reduce((sum, one) => sum + one, 0);
        if (reach > largest) [largest, walk, from] = [reach, found, sources[i]!];
      }
      const slope = slopes(graph, q, from, walk);
      const saved = device.alloc(n);
      for (let u = 0; u < n; u++) saved[u] = -slope[u]!;
      const output = device.alloc(1);
      output[0] = largest;
      return { output, shape: [], saved: [saved] };
    },
    backward(device, g, { saved: [slope] }) {
      const dx = device.alloc(n);
      for (let u = 0; u < n; u++) dx[u] = g[0]! * slope[u];
      return [dx];
    },
  });
}

/** r_0 … r_T. */
function spread({ n, rowPtr, colIdx }: Graph, q: Float64Array, source: number, steps: number): Float64Array[] {
  let r = new Float64Array(n);
  r[source] = q[source]!;
  const walk = [r];
  for (let t = 0; t < steps; t++) {
    const next = new Float64Array(n);
    let change = 0;
    for (let u = 0; u < n; u++) {
      if (u === source) next[u] = q[u]!;
      else {
        let missed = 1;
        for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) missed *= 1 - r[colIdx[e]!]!;
        next[u] = q[u]! * (1 - missed);
      }
      change = Math.max(change, Math.abs(next[u]! - r[u]!));
    }
    walk.push(next);
    r = next;
    if (change <= SETTLED) break;
  }
  return walk;
}

/** ∂ Σ r_T / ∂q. */
function slopes({ n, rowPtr, colIdx }: Graph, q: Float64Array, source: number, walk: readonly Float64Array[]) {
  const dq = new Float64Array(n);
  let g = new Float64Array(n).fill(1);
  for (let t = walk.length - 1; t > 0; t--) {
    const r = walk[t - 1]!;
    const before = new Float64Array(n);
    dq[source]! += g[source]!;
    for (let u = 0; u < n; u++) {
      if (u === source || g[u] === 0) continue;
      const [first, end] = [rowPtr[u]!, rowPtr[u + 1]!];
      // The product, and how many of its factors are 0.
      let product = 1;
      let zeros = 0;
      for (let e = first; e < end; e++) {
        const factor = 1 - r[colIdx[e]!]!;
        if (factor === 0) zeros++;
        else product *= factor;
      }
      dq[u]! += g[u]! * (zeros > 0 ? 1 : 1 - product);
      if (zeros > 1) continue;
      const passed = g[u]! * q[u]! * product;
      for (let e = first; e < end; e++) {
        const factor = 1 - r[colIdx[e]!]!;
        if (factor === 0) before[colIdx[e]!]! += passed;
        else if (zeros === 0) before[colIdx[e]!]! += passed / factor;
      }
    }
    g = before;
  }
  dq[source]! += g[source]!;
  return dq;
}
