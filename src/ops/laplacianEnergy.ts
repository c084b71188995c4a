import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';

/**
 * Σ_ij w_ij ‖y_i − y_j‖² over both directions of every edge, = 2 Tr(Yᵀ (D − W) Y): what spectral embeddings minimise
 * (SpectralNet, Shaham et al. 2018, equation 2, where it is divided by n²). Its gradient is 4 (D − W) Y.
 *
 * @param graph the n nodes that are embedded, with weights of at least 0
 * @param y n x d
 * @returns a scalar of at least 0, 0 where y is constant on every component
 * @throws InputError when y has not n rows
 * @example ops.laplacianEnergy(Graph.fromEdges(2, [0], [1]), tf.tensor2d([[0], [3]])) // 18
 */
export function laplacianEnergy(graph: Graph, y: tf.Tensor2D): tf.Scalar {
  const [n, d] = y.shape;
  if (n !== graph.n) {
    throw new InputError({ what: 'laplacianEnergy', expected: `y with n = ${graph.n} rows`, actual: `${n}` });
  }
  const strengths = graph.strengths();
  return customOp<tf.Scalar>({
    inputs: [y],
    forward(device, [values]) {
      const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
      const weights = graph.weights === null ? null : device.constant(graph.weights);
      const product = device.alloc(n * d);
      device.kernels.spmm(rowPtr, colIdx, weights, null, null, 0, values, d, null, n, product);
      let sum = 0;
      for (let i = 0, at = 0; i < n; i++) {
        for (let c = 0; c < d; c++, at++) {
          product[at] = strengths[i]! * values[at]! - product[at]!;
          sum += values[at]! * product[at]!;
        }
      }
      const output = device.alloc(1);
      output[0] = 2 * sum;
      return { output, shape: [], saved: [product] };
    },
    backward(device, g, { saved: [product] }) {
      const dy = device.alloc(n * d);
      for (let at = 0; at < dy.length; at++) dy[at] = 4 * g[0]! * product![at]!;
      return [dy];
    },
  });
}
