import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * Leaky ReLU (Maas et al. 2013): x where x > 0, else slope · x. At 0 the gradient is that of the negative side.
 *
 * @param x any shape
 * @param slope of the negative side, in [0, 1); default 0.2, as GDPG-Twin's networks have it (appendix H). 0: plain ReLU
 * @returns the same shape
 * @throws InputError for a slope outside [0, 1)
 * @example ops.leakyRelu(tf.tensor1d([-1, 2])) // -0.2, 2
 */
export function leakyRelu<T extends tf.Tensor>(x: T, slope = 0.2): T {
  if (!(slope >= 0 && slope < 1)) {
    throw new InputError({ what: 'slope of leakyRelu', expected: 'a number in [0, 1)', actual: String(slope) });
  }
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(x.size);
      device.kernels.leakyRelu(values, x.size, slope, output);
      return { output, shape: x.shape };
    },
    backward(device, g, { output }) {
      const dx = device.alloc(x.size);
      device.kernels.leakyReluGrad(output, g, x.size, slope, dx);
      return [dx];
    },
  });
}
