import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * A smooth maximum, Σ_i w_i v_i with w = softmax(temperature · v), as in ClusterNet's facility location loss (section 5). 0 gives
 * the mean, a large temperature the maximum. Throws nothing.
 *
 * @param values n
 * @param temperature at least 0, per unit of the values; it multiplies them
 * @returns a scalar between the mean and the maximum
 * @example ops.softMaximum(tf.tensor1d([1, 3]), 0) // 2
 */
export function softMaximum(values: tf.Tensor1D, temperature: number): tf.Scalar {
  const n = values.size;
  return customOp<tf.Scalar>({
    inputs: [values],
    forward(device, [v]) {
      const weights = device.alloc(n);
      const output = device.alloc(1);
      output[0] = device.kernels.softMaximum(v, n, temperature, weights);
      return { output, shape: [], saved: [weights] };
    },
    backward(device, g, { inputs: [v], output, saved: [weights] }) {
      const dv = device.alloc(n);
      device.kernels.softMaximumGrad(v, weights, output[0], temperature, g[0], n, dv);
      return [dv];
    },
  });
}
