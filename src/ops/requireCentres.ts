import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';

/** @throws InputError unless x is n x p and mu K x p: kernels would read beyond them. */
export function requireCentres(what: string, x: tf.Tensor, mu: tf.Tensor): void {
  if (x.rank === 2 && mu.rank === 2 && x.shape[1] === mu.shape[1]) return;
  throw new InputError({
    what,
    expected: 'nodes n x p and centres K x p',
    actual: `shapes [${x.shape}] and [${mu.shape}]`,
  });
}
