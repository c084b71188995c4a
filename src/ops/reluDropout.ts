import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';
import { type DropoutOptions, dropoutOptions } from './DropoutOptions';

/**
 * max(x, 0) with inverted dropout (see `dropout`), in one pass. The output alone tells the backward pass what was kept.
 *
 * @param x any shape
 * @returns the same shape
 * @throws InputError for a rate outside [0, 1)
 * @example ops.reluDropout(tf.tensor1d([-1, 2]), { rate: 0.5, seed: 1 }) // 0, and 4 or 0
 */
export function reluDropout<T extends tf.Tensor>(x: T, options: DropoutOptions = {}): T {
  const { rate, seed } = dropoutOptions(options);
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(x.size);
      device.kernels.reluDropout(values, x.size, rate, seed, output);
      return { output, shape: x.shape };
    },
    backward(device, g, { output }) {
      const dx = device.alloc(x.size);
      device.kernels.reluDropoutGrad(output, g, x.size, rate, dx);
      return [dx];
    },
  });
}
