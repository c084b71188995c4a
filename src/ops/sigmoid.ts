import type * as tf from '@tensorflow/tfjs-core';
import { customOp } from './customOp';

/**
 * 1 / (1 + e^-x), entry by entry. tfjs has the same op; this one runs in the kernels' precision and memory. Throws nothing.
 *
 * @param x any shape
 * @returns the same shape, in [0, 1]
 * @example ops.sigmoid(tf.tensor1d([0])) // 0.5
 */
export function sigmoid<T extends tf.Tensor>(x: T): T {
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(x.size);
      device.kernels.sigmoid(values, x.size, output);
      return { output, shape: x.shape };
    },
    backward(device, g, { output }) {
      const dx = device.alloc(x.size);
      device.kernels.sigmoidGrad(output, g, x.size, dx);
      return [dx];
    },
  });
}
