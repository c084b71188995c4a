import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * y_i = x_i / ‖x_i‖, rows of unit Euclidean length, so that x muᵀ is the cosine similarity of ClusterNet's section 4.1. A zero
 * row stays zero and gets a zero gradient. Throws nothing.
 *
 * @param x n x p
 * @returns n x p
 * @example ops.rowNormalize(tf.tensor2d([[3, 4], [0, 0]])) // rows (0.6, 0.8) and (0, 0)
 */
export function rowNormalize(x: tf.Tensor2D): tf.Tensor2D {
  const [n, p] = x.shape;
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(n * p);
      const norms = device.alloc(n);
      device.kernels.rowNormalize(values, n, p, output, norms);
      return { output, shape: [n, p], saved: [norms] };
    },
    backward(device, g, { output, saved: [norms] }) {
      const dx = device.alloc(n * p);
      device.kernels.rowNormalizeGrad(output, norms, g, n, p, dx);
      return [dx];
    },
  });
}
