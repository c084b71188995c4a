import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * max_i v_i; the gradient goes to the first that is largest. Throws nothing.
 *
 * @param values n, at least 1
 * @returns a scalar
 * @example ops.maximum(tf.tensor1d([1, 3, 2])) // 3
 */
export function maximum(values: tf.Tensor1D): tf.Scalar {
  const n = values.size;
  return customOp<tf.Scalar>({
    inputs: [values],
    forward(device, [v]) {
      const output = device.alloc(1);
      output[0] = v[0];
      for (let i = 1; i < n; i++) if (!(v[i] <= output[0])) output[0] = v[i];
      return { output, shape: [] };
    },
    backward(device, g, { inputs: [v], output }) {
      const dv = device.alloc(n).fill(0);
      dv[v.indexOf(output[0])] = g[0];
      return [dv];
    },
  });
}
