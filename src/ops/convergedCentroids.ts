import type * as tf from '@tensorflow/tfjs-core';
import { FixedPointError, requireInteger } from '../errors';
import type { Floats } from '../kernels/Floats';
import { updateCentroids } from './updateCentroids';

export interface ConvergedCentroidsOptions {
  /** The fixed point is reached when no entry of a centre moves by more than this; default 1e-5. */
  tolerance?: number;
  /** Updates at most; default 1000. */
  maxIterations?: number;
}

/** A fixed point of soft k-means, and how it was reached. */
export interface FixedPoint {
  /** Centres, K x p, a constant to the gradient tape; the caller disposes of it. */
  readonly mu: tf.Tensor2D;
  /** Largest move of an entry of a centre in the last update, ‖f(mu, x)‖∞ of equation 3. */
  readonly residual: number;
  /** Updates that were made. */
  readonly steps: number;
}

/**
 * Soft k-means until its centres stand still: mu ← centroidUpdate(x, mu) until f(mu, x) = mu − centroidUpdate(x, mu) of
 * ClusterNet's equation 3 is zero to the tolerance. No gradient passes through.
 *
 * @param x n x p, rows of unit length
 * @param mu0 starting centres, K x p
 * @param beta inverse temperature, > 0
 * @throws InputError when x and mu0 have not the same number of columns, or for a bound that is no whole number above 0
 * @throws FixedPointError when `maxIterations` updates were not enough
 * @example const { mu, residual, steps } = ops.convergedCentroids(x, mu0, 30, { tolerance: 1e-6 });
 */
export function convergedCentroids(
  x: tf.Tensor2D,
  mu0: tf.Tensor2D,
  beta: number,
  options: ConvergedCentroidsOptions = {},
): FixedPoint {
  const { tolerance = FIXED_POINT_TOLERANCE, maxIterations = MAX_UPDATES } = options;
  requireInteger('maxIterations', maxIterations, 1, Number.POSITIVE_INFINITY);
  let residual = Number.POSITIVE_INFINITY;
  const { mu, steps } = updateCentroids(x, mu0, beta, (before, after, made) => {
    residual = largestMove(before, after);
    if (residual <= tolerance) return false;
    if (made >= maxIterations) throw notConverged(residual, made, tolerance);
    return true;
  });
  return { mu, residual, steps };
}

/** max |a − b|; NaN where there is one. */
export function largestMove(a: Floats, b: Floats): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const move = Math.abs(a[i] - b[i]);
    if (!(move <= most)) most = move;
  }
  return most;
}

export function notConverged(residual: number, steps: number, tolerance: number): FixedPointError {
  return new FixedPointError(
    {
      what: 'tolerance',
      expected: `centres of soft k-means that move by at most ${tolerance} within ${steps} updates`,
      actual: `a move of ${residual.toPrecision(3)} in the last`,
    },
    { residual, steps },
  );
}

export const FIXED_POINT_TOLERANCE = 1e-5;
export const MAX_UPDATES = 1000;
