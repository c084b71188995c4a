import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * w ⊙ x, entry by entry, with constant weights: masks marginals of nodes that may not be chosen, counts targets by their demand.
 *
 * @param x any shape
 * @param weights as many constants as x has entries
 * @throws InputError for another number of weights
 * @example ops.weighted(tf.tensor1d([1, 2]), [0, 3]) // 0, 6
 */
export function weighted<T extends tf.Tensor>(x: T, weights: ArrayLike<number>): T {
  const { size, shape } = x;
  if (weights.length !== size)
    throw new InputError({ what: 'weighted', expected: `${size} weights, one an entry`, actual: `${weights.length}` });
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(size);
      for (let i = 0; i < size; i++) output[i] = weights[i]! * values[i];
      return { output, shape };
    },
    backward(device, g) {
      const dx = device.alloc(size);
      for (let i = 0; i < size; i++) dx[i] = weights[i]! * g[i];
      return [dx];
    },
  });
}
