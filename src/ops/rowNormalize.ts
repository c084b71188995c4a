import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * Rows scaled to unit Euclidean length, so that x muᵀ is the cosine similarity of section 4.1. A zero row stays zero
 * and gets a zero gradient.
 *
 * @param x n x p
 * @returns n x p
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
