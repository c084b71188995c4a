import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * The largest of the values; the gradient goes to the first that is largest.
 *
 * @param values n, at least 1
 * @returns a scalar
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
