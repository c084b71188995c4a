import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * softmax over each row of beta s: r_jk = exp(beta s_jk) / Σ_l exp(beta s_jl). Throws nothing.
 *
 * @param s n x K
 * @param beta inverse temperature, > 0; default 1
 * @returns n x K, rows sum to 1
 * @example ops.softmaxRows(tf.tensor2d([[0, 0]])) // 0.5, 0.5
 */
export function softmaxRows(s: tf.Tensor2D, beta = 1): tf.Tensor2D {
  const [n, k] = s.shape;
  return customOp<tf.Tensor2D>({
    inputs: [s],
    forward(device, [scores]) {
      const output = device.alloc(n * k);
      device.kernels.softmaxRows(scores, n, k, beta, output);
      return { output, shape: [n, k] };
    },
    backward(device, g, { output }) {
      const ds = device.alloc(n * k);
      device.kernels.softmaxRowsGrad(output, g, n, k, beta, ds);
      return [ds];
    },
  });
}
