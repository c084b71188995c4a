import type * as tf from '@tensorflow/tfjs-core';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';
import { type DropoutOptions, dropoutOptions } from './DropoutOptions';

/**
 * Inverted dropout (Srivastava et al. 2014): y = m x / (1 − rate), m = 0 with probability `rate`, else 1. The mask is a function
 * of (seed, entry), so the backward pass makes it again instead of storing it.
 *
 * @param x any shape
 * @returns the same shape
 * @throws InputError for a rate outside [0, 1)
 * @example ops.dropout(tf.ones([1000]), { rate: 0.2, seed: 1 }) // about 800 entries of 1.25, the others 0
 */
export function dropout<T extends tf.Tensor>(x: T, options: DropoutOptions = {}): T {
  const { rate, seed } = dropoutOptions(options);
  const masked = (device: Device, values: Floats): Floats => {
    const output = device.alloc(x.size);
    device.kernels.dropout(values, x.size, rate, seed, output);
    return output;
  };
  return customOp<T>({
    inputs: [x],
    forward: (device, [values]) => ({ output: masked(device, values), shape: x.shape }),
    backward: (device, g) => [masked(device, g)],
  });
}
