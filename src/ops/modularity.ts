import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Device } from '../kernels/Device';
import { customOp } from './customOp';

/**
 * Expected modularity of a soft partition (ClusterNet, section 5): Q = (1/2m) Tr(rᵀ B r) with B = A − γ d dᵀ / 2m, computed over
 * edges as (Σ_{uv} A_uv r_u·r_v − γ ‖rᵀd‖² / 2m) / 2m: O((m + n) K), no n x n matrix. A graph without edges gives 0.
 *
 * @param graph the n nodes that r partitions
 * @param r n x K, rows sum to 1
 * @param options.resolution γ, default 1
 * @returns a scalar, at γ = 1 in [-1, 1]; larger is better
 * @throws InputError when r has not n rows, or for a resolution below 0
 * @example ops.modularity(Graph.fromEdges(4, [0, 2], [1, 3]), tf.tensor2d([[1, 0], [1, 0], [0, 1], [0, 1]])) // 0.5
 */
export function modularity(graph: Graph, r: tf.Tensor2D, options: { resolution?: number } = {}): tf.Scalar {
  const [n, k] = r.shape;
  if (n !== graph.n)
    throw new InputError({ what: 'modularity', expected: `r with n = ${graph.n} rows`, actual: `${n}` });
  const { resolution = 1 } = options;
  if (!(resolution >= 0 && Number.isFinite(resolution)))
    throw new InputError({ what: 'resolution', expected: 'a number of at least 0', actual: String(resolution) });
  const twoM = graph.totalStrength();
  const strength = (device: Device) => device.constant(scaledStrengths(graph, resolution));
  return customOp<tf.Scalar>({
    inputs: [r],
    forward(device, [assignment]) {
      const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
      const weights = graph.weights === null ? null : device.constant(graph.weights);
      const ar = device.alloc(n * k);
      const c = device.alloc(k);
      const output = device.alloc(1);
      const { kernels } = device;
      output[0] = kernels.modularity(rowPtr, colIdx, weights, strength(device), twoM, assignment, n, k, ar, c);
      return { output, shape: [], saved: [ar, c] };
    },
    backward(device, g, { saved: [ar, c] }) {
      const dr = device.alloc(n * k);
      device.kernels.modularityGrad(ar, c, strength(device), twoM, g[0], n, k, dr);
      return [dr];
    },
  });
}

const scaled = new WeakMap<Graph, { resolution: number; strengths: Float64Array }>();

/** √γ d, which in place of d makes γ d dᵀ of d dᵀ; the same array every time, so that its copy for the kernels is made once. */
function scaledStrengths(graph: Graph, resolution: number): Float64Array {
  if (resolution === 1) return graph.strengths();
  let kept = scaled.get(graph);
  if (kept?.resolution !== resolution) {
    kept = { resolution, strengths: graph.strengths().map((d) => d * Math.sqrt(resolution)) };
    scaled.set(graph, kept);
  }
  return kept.strengths;
}
