import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { Device } from '../kernels/Device';
import { customOp } from './customOp';

export interface NormalizedCutOptions {
  /** lambda, at least 0: the weight of each node's self-loop, as a multiple of its strength; default 0. */
  selfLoops?: number;
}

/**
 * Expected normalised cut of a soft partition (CNC, equation 6), a ratio of expectations: Σ_c Σ_ij w_ij r_ic (1 − r_jc) / v_c
 * with v = rᵀd, computed over edges as K − Σ_c a_c / v_c with a_c = Σ_i r_ic (W r)_ic: O((m + n) K), no n x n matrix. The
 * backward pass needs no further product with W.
 *
 * A cluster without volume costs 1. With lambda the graph is W + lambda D and the cut is multiplied by 1 + lambda, which leaves
 * every partition into clusters with volume what it cost; from lambda = 1 on, no soft partition lies below the best partition.
 *
 * @param graph the n nodes that r partitions, with weights of at least 0
 * @param r n x K, rows sum to 1
 * @returns a scalar in [0, (1 + lambda) K]; K − 1 where all rows are equal and lambda is 0; smaller is better
 * @throws InputError when r has not n rows, or for lambda below 0
 * @example ops.normalizedCut(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor2d([[1, 0], [1, 0], [0, 1]])) // 1 / 3 + 1
 */
export function normalizedCut(graph: Graph, r: tf.Tensor2D, options: NormalizedCutOptions = {}): tf.Scalar {
  const { selfLoops = 0 } = options;
  const [n, k] = r.shape;
  if (n !== graph.n)
    throw new InputError({ what: 'normalizedCut', expected: `r with n = ${graph.n} rows`, actual: `${n}` });
  if (!(selfLoops >= 0 && Number.isFinite(selfLoops)))
    throw new InputError({ what: 'selfLoops', expected: 'a number of at least 0', actual: String(selfLoops) });
  const strength = (device: Device) => device.constant(graph.strengths());
  return customOp<tf.Scalar>({
    inputs: [r],
    forward(device, [y]) {
      const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
      const weights = graph.weights === null ? null : device.constant(graph.weights);
      const [p, a, v] = [device.alloc(n * k), device.alloc(k), device.alloc(k)];
      const output = device.alloc(1);
      const { kernels } = device;
      output[0] = kernels.normalizedCut(rowPtr, colIdx, weights, strength(device), selfLoops, y, n, k, p, a, v);
      return { output, shape: [], saved: [p, a, v] };
    },
    backward(device, g, { saved: [p, a, v] }) {
      const dr = device.alloc(n * k);
      device.kernels.normalizedCutGrad(p, a, v, strength(device), selfLoops, g[0], n, k, dr);
      return [dr];
    },
  });
}
