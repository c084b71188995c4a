import type * as tf from '@tensorflow/tfjs-core';
import { currentDevice } from '../kernels/backend';
import type { Floats } from '../kernels/Floats';
import { emit, withValues } from './customOp';
import { requireCentres } from './requireCentres';

export interface UpdatedCentroids {
  /** Centres, K x p, a constant to the gradient tape. */
  readonly mu: tf.Tensor2D;
  /** Updates that were made. */
  readonly steps: number;
}

/**
 * Soft k-means updates (ClusterNet, equation 2) that no gradient passes through.
 *
 * @param x n x p, rows of unit length
 * @param mu0 starting centres, K x p
 * @param goesOn whether another update follows, from the centres before and after the last one and the number made; what it throws
 * leaves no memory behind
 * @throws InputError when x and mu0 have not the same number of columns
 * @param begins false for no update at all
 */
export function updateCentroids(
  x: tf.Tensor2D,
  mu0: tf.Tensor2D,
  beta: number,
  goesOn: (before: Floats, after: Floats, steps: number) => boolean,
  begins = true,
): UpdatedCentroids {
  requireCentres('centres of soft k-means', x, mu0);
  const [n, p] = x.shape;
  const k = mu0.shape[0];
  const device = currentDevice();
  return withValues(device, [x, mu0], ([xs, start]) => {
    let mu = device.alloc(k * p);
    let next = device.alloc(k * p);
    const r = device.alloc(n * k);
    const mass = device.alloc(k);
    mu.set(start);
    let steps = 0;
    try {
      for (let more = begins; more; ) {
        device.kernels.centroidUpdate(xs, mu, n, p, k, beta, next, r, mass);
        [mu, next] = [next, mu];
        more = goesOn(next, mu, ++steps);
      }
    } catch (error) {
      device.free(mu);
      throw error;
    } finally {
      for (const scratch of [next, r, mass]) device.free(scratch);
    }
    return { mu: emit(device, mu, [k, p]) as tf.Tensor2D, steps };
  });
}
