import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';
import { requireCentres } from './requireCentres';

/**
 * The soft assignment of nodes to centres (ClusterNet, section 4.1), r = softmax over k of (beta x muᵀ):
 * r_jk = exp(beta x_j·mu_k) / Σ_l exp(beta x_j·mu_l).
 *
 * @param x n x p, rows of unit length
 * @param mu K x p
 * @param beta inverse temperature, > 0
 * @returns n x K, rows sum to 1
 * @throws InputError when x and mu have not the same number of columns
 * @example ops.softAssign(tf.tensor2d([[1, 0]]), tf.tensor2d([[1, 0], [0, 1]]), 1) // 0.73, 0.27
 */
export function softAssign(x: tf.Tensor2D, mu: tf.Tensor2D, beta: number): tf.Tensor2D {
  requireCentres('softAssign', x, mu);
  const [n, p] = x.shape;
  const k = mu.shape[0];
  return customOp<tf.Tensor2D>({
    inputs: [x, mu],
    forward(device, [xs, centres]) {
      const output = device.alloc(n * k);
      device.kernels.softAssign(xs, centres, n, p, k, beta, output);
      return { output, shape: [n, k] };
    },
    backward(device, g, { inputs: [xs, centres], output }) {
      const dx = device.alloc(n * p);
      const dmu = device.alloc(k * p);
      device.kernels.softAssignGrad(xs, centres, output, g, n, p, k, beta, dx, dmu);
      return [dx, dmu];
    },
  });
}
