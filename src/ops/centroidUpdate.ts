import type * as tf from '@tensorflow/tfjs-core';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { customOp, type Forward, withValues } from './customOp';
import { requireCentres } from './requireCentres';

export interface CentroidUpdateOptions {
  /** True when mu is a constant to the gradient tape: it gets no gradient and costs none. Default false. */
  constantCentres?: boolean;
}

/**
 * One soft k-means iteration (ClusterNet, equation 2): r = softAssign(x, mu), then mu'_k = Σ_j r_jk x_j / Σ_j r_jk, the mean of
 * the nodes weighted by r. Differentiable in x and in mu, through the assignment too. A cluster without mass keeps its centre.
 *
 * @param x n x p, rows of unit length
 * @param mu K x p
 * @param beta inverse temperature, > 0
 * @returns the new centres, K x p
 * @throws InputError when x and mu have not the same number of columns
 * @example ops.centroidUpdate(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.9, 0], [0, 0.9]]), 50) // (1, 0) and (0, 1)
 */
export function centroidUpdate(
  x: tf.Tensor2D,
  mu: tf.Tensor2D,
  beta: number,
  options: CentroidUpdateOptions = {},
): tf.Tensor2D {
  const { constantCentres = false } = options;
  requireCentres('centroidUpdate', x, mu);
  const [n, p] = x.shape;
  const k = mu.shape[0];
  return customOp<tf.Tensor2D>({
    inputs: constantCentres ? [x] : [x, mu],
    forward: (device, [xs]) => updateOnce(device, xs, mu, beta),
    backward(device, g, { inputs: [xs], output, saved: [start, r, mass] }) {
      const dx = device.alloc(n * p);
      const dmu = constantCentres ? null : device.alloc(k * p);
      device.kernels.centroidUpdateGrad(xs, start, output, r, mass, g, n, p, k, beta, dx, dmu);
      return dmu === null ? [dx] : [dx, dmu];
    },
  });
}

/** The update's forward pass; saves the centres it started from, the assignment and the mass of each cluster. */
export function updateOnce(device: Device, xs: Floats, mu: tf.Tensor2D, beta: number): Forward & { saved: Floats[] } {
  const [k, p] = mu.shape;
  const n = xs.length / p;
  const start = device.alloc(k * p);
  withValues(device, [mu], ([values]) => start.set(values));
  const output = device.alloc(k * p);
  const r = device.alloc(n * k);
  const mass = device.alloc(k);
  device.kernels.centroidUpdate(xs, start, n, p, k, beta, output, r, mass);
  return { output, shape: [k, p], saved: [start, r, mass] };
}
