import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * Marginals that choose at most K nodes in expectation: x itself, or K x / Σx when x sums to more (ClusterNet, section 4.3).
 * The gradient goes through the sum. Throws nothing.
 *
 * @param x n, not negative
 * @param k K, the budget
 * @returns n
 * @example ops.withinBudget(tf.tensor1d([1, 0.5, 0.5]), 1) // 0.5, 0.25, 0.25
 */
export function withinBudget(x: tf.Tensor1D, k: number): tf.Tensor1D {
  const n = x.size;
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(n);
      const scale = device.alloc(1);
      scale[0] = device.kernels.withinBudget(values, n, k, output);
      return { output, shape: [n], saved: [scale] };
    },
    backward(device, g, { output, saved: [scale] }) {
      const dx = device.alloc(n);
      device.kernels.withinBudgetGrad(output, scale[0], g, n, k, dx);
      return [dx];
    },
  });
}
