import type * as tf from '@tensorflow/tfjs-core';
import { currentDevice } from '../kernels/backend';
import { emit, withValues } from './customOp';

/**
 * T soft k-means iterations (ClusterNet, equation 2) that no gradient passes through: the forward pass to the fixed point
 * (section 4.2 lets it be any procedure, since only the last update is differentiated). Throws nothing; shapes are not checked.
 *
 * @param x n x p, rows of unit length
 * @param mu0 starting centres, K x p
 * @param beta inverse temperature, > 0
 * @param iterations T >= 0
 * @returns centres, K x p, a constant to the gradient tape
 * @example ops.warmCentroids(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.9, 0], [0, 0.9]]), 50, 3) // (1, 0) and (0, 1)
 */
export function warmCentroids(x: tf.Tensor2D, mu0: tf.Tensor2D, beta: number, iterations: number): tf.Tensor2D {
  const [n, p] = x.shape;
  const k = mu0.shape[0];
  const device = currentDevice();
  return withValues(device, [x, mu0], ([xs, start]) => {
    let mu = device.alloc(k * p);
    let next = device.alloc(k * p);
    const r = device.alloc(n * k);
    const mass = device.alloc(k);
    mu.set(start);
    for (let t = 0; t < iterations; t++) {
      device.kernels.centroidUpdate(xs, mu, n, p, k, beta, next, r, mass);
      [mu, next] = [next, mu];
    }
    for (const scratch of [next, r, mass]) device.free(scratch);
    return emit(device, mu, [k, p]) as tf.Tensor2D;
  });
}
