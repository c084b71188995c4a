import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';
import { requireCentres } from './requireCentres';

/**
 * s = x muᵀ: the similarity of every node to every centre (cosine when rows of x have unit length; ClusterNet, section 4.1).
 *
 * @param x n x p
 * @param mu K x p
 * @returns n x K
 * @throws InputError when x and mu have not the same number of columns
 * @example ops.similarity(tf.tensor2d([[1, 2]]), tf.tensor2d([[1, 0], [0, 1]])) // 1, 2
 */
export function similarity(x: tf.Tensor2D, mu: tf.Tensor2D): tf.Tensor2D {
  requireCentres('similarity', x, mu);
  const [n, p] = x.shape;
  const k = mu.shape[0];
  return customOp<tf.Tensor2D>({
    inputs: [x, mu],
    forward(device, [xs, centres]) {
      const output = device.alloc(n * k);
      device.kernels.gemmTransposedRight(xs, centres, n, p, k, output);
      return { output, shape: [n, k] };
    },
    backward(device, g, { inputs: [xs, centres] }) {
      const dx = device.alloc(n * p);
      const dmu = device.alloc(k * p);
      device.kernels.gemm(g, centres, n, k, p, dx);
      device.kernels.gemmTransposedLeft(g, xs, n, k, p, dmu);
      return [dx, dmu];
    },
  });
}
