import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';

/**
 * Σ_i w_i x_i over all entries, for constant weights: the first-order change of anything whose gradient at x is w.
 *
 * @param x any shape
 * @param weights one for each entry, row by row
 * @returns a scalar
 * @throws InputError when lengths differ
 * @example ops.weightedSum(tf.tensor1d([1, 2]), [10, 1]) // 12
 */
export function weightedSum(x: tf.Tensor, weights: ArrayLike<number>): tf.Scalar {
  const { size } = x;
  if (weights.length !== size) {
    throw new InputError({ what: 'weightedSum', expected: `${size} weights`, actual: `${weights.length}` });
  }
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [values]) {
      const held = device.alloc(size) as Floats;
      held.set(weights);
      const output = device.alloc(1);
      output[0] = device.kernels.dot(values, held, size);
      device.free(held);
      return { output, shape: [] };
    },
    backward(device, g) {
      const dx = device.alloc(size);
      for (let i = 0; i < size; i++) dx[i] = g[0]! * weights[i]!;
      return [dx];
    },
  });
}
