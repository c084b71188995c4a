import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';

/**
 * max_i v_i; the gradient goes to the first that is largest. NaN where there is one.
 *
 * @param values n, at least 1
 * @returns a scalar
 * @throws InputError for no values
 * @example ops.maximum(tf.tensor1d([1, 3, 2])) // 3
 */
export function maximum(values: tf.Tensor1D): tf.Scalar {
  const n = values.size;
  if (n === 0) throw new InputError({ what: 'maximum', expected: 'at least one value', actual: 'none' });
  return customOp<tf.Scalar>({
    inputs: [values],
    forward(device, [v]) {
      const output = device.alloc(1);
      output[0] = v[largest(v)];
      return { output, shape: [] };
    },
    backward(device, g, { inputs: [v] }) {
      const dv = device.alloc(n).fill(0);
      dv[largest(v)] = g[0];
      return [dv];
    },
  });
}

/** Where the first of the largest is, or the first that is no number. */
function largest(v: Floats): number {
  let best = 0;
  for (let i = 1; i < v.length && !Number.isNaN(v[best]); i++) if (!(v[i] <= v[best])) best = i;
  return best;
}
