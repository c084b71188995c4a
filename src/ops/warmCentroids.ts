import type * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { updateCentroids } from './updateCentroids';

/**
 * T soft k-means iterations (ClusterNet, equation 2) that no gradient passes through: the forward pass to the fixed point
 * (section 4.2 lets it be any procedure, since only the last update is differentiated).
 *
 * @param x n x p, rows of unit length
 * @param mu0 starting centres, K x p
 * @param beta inverse temperature, > 0
 * @param iterations T >= 0
 * @returns centres, K x p, a constant to the gradient tape
 * @throws InputError when x and mu0 have not the same number of columns, or for iterations that are no whole number
 * @example ops.warmCentroids(tf.tensor2d([[1, 0], [0, 1]]), tf.tensor2d([[0.9, 0], [0, 0.9]]), 50, 3) // (1, 0) and (0, 1)
 */
export function warmCentroids(x: tf.Tensor2D, mu0: tf.Tensor2D, beta: number, iterations: number): tf.Tensor2D {
  requireInteger('iterations', iterations, 0, Number.POSITIVE_INFINITY);
  return updateCentroids(x, mu0, beta, (_before, _after, steps) => steps < iterations, iterations > 0).mu;
}
