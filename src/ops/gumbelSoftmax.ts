import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

export interface GumbelSoftmaxOptions {
  /** Temperature, above 0: the smaller, the nearer each row is to one-hot. Default 1. */
  tau?: number;
  /** G, n x K, row by row, as `gumbelNoise` draws it; default none, and the op is the softmax of z / tau. */
  noise?: ArrayLike<number>;
}

/**
 * softmax((z + G) / tau) of each row (CNC, section 4.3; Jang et al., "Categorical reparameterization with Gumbel-softmax", 2017).
 * The noise is a constant to the gradient; it is drawn outside, so that a seed decides it. It is read where it lies, not kept.
 *
 * @param z n x K, logits
 * @returns n x K, rows sum to 1
 * @throws InputError for a temperature that is not above 0, or noise of another length than n K
 * @example ops.gumbelSoftmax(z, { tau: 1.5, noise: gumbelNoise(rng, z.size) })
 */
export function gumbelSoftmax(z: tf.Tensor2D, options: GumbelSoftmaxOptions = {}): tf.Tensor2D {
  const { tau = 1, noise } = options;
  const [n, k] = z.shape;
  if (!(tau > 0 && Number.isFinite(tau)))
    throw new InputError({ what: 'tau', expected: 'a temperature above 0', actual: String(tau) });
  if (noise !== undefined && noise.length !== n * k)
    throw new InputError({ what: 'noise', expected: `n K = ${n * k} numbers`, actual: `${noise.length}` });
  return customOp<tf.Tensor2D>({
    inputs: [z],
    forward(device, [logits]) {
      const output = device.alloc(n * k);
      if (noise === undefined) {
        device.kernels.softmaxRows(logits, n, k, 1 / tau, output);
        return { output, shape: [n, k] };
      }
      const shifted = device.alloc(n * k);
      shifted.set(noise);
      device.kernels.axpy(1, logits, n * k, shifted);
      device.kernels.softmaxRows(shifted, n, k, 1 / tau, output);
      device.free(shifted);
      return { output, shape: [n, k] };
    },
    backward(device, g, { output }) {
      const dz = device.alloc(n * k);
      device.kernels.softmaxRowsGrad(output, g, n, k, 1 / tau, dz);
      return [dz];
    },
  });
}
