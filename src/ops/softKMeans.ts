import type * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { currentDevice } from '../kernels/backend';
import { centroidUpdate } from './centroidUpdate';
import {
  convergedCentroids,
  FIXED_POINT_TOLERANCE,
  largestMove,
  MAX_UPDATES,
  notConverged,
} from './convergedCentroids';
import { withValues } from './customOp';
import { type ForwardPass, heuristicCentroids } from './heuristicCentroids';
import { implicitCentroids } from './implicitCentroids';
import { warmCentroids } from './warmCentroids';

/**
 * How gradients pass the clustering layer (section 4.2).
 * - `approximate`: df/dmu ≈ I, which is autodiff through one last update; cost independent of T. The paper's method.
 * - `exact`: the implicit function theorem at a fixed point, a K p x K p system.
 * - `unrolled`: autodiff through all T + 1 updates; time and memory grow with T.
 */
export type BackwardPass = 'approximate' | 'exact' | 'unrolled';

export interface SoftKMeansOptions {
  /** Inverse temperature beta of the assignment, > 0; default 50. */
  beta?: number;
  /** T, updates before the differentiated one; default 1. Not read where there is a tolerance. */
  iterations?: number;
  /** Default `approximate`. */
  backward?: BackwardPass;
  /** What the updates start from; default `updates`: mu0. No gradient passes through a heuristic. */
  forward?: ForwardPass;
  /**
   * Above 0: instead of T updates, as many as it takes until no entry of a centre moves by more than this, 1000 at most.
   * Default 0, and 1e-5 for `exact`, which needs a fixed point.
   */
  tolerance?: number;
  /** Draws of the heuristic; default 0. */
  seed?: number;
}

/**
 * The differentiable k-means layer (ClusterNet, section 4): updates mu ← centroidUpdate(x, mu) from mu0 or from what a heuristic
 * finds, T of them or until the centres stand still, then one more that gradients pass through.
 *
 * @param x embedded nodes, n x p, rows of unit length
 * @param mu0 starting centres, K x p; receives no gradient
 * @returns centres, K x p; assign nodes to them with `softAssign`
 * @throws InputError when x and mu0 have not the same number of columns, or for iterations that are no whole number
 * @throws FixedPointError when the centres do not come to rest; `exact` in its backward pass, when df/dmu is singular
 * @example const mu = ops.softKMeans(x, mu0, { beta: 30, iterations: 5 });
 */
export function softKMeans(x: tf.Tensor2D, mu0: tf.Tensor2D, options: SoftKMeansOptions = {}): tf.Tensor2D {
  const { beta = 50, iterations = 1, backward = 'approximate', forward = 'updates', seed = 0 } = options;
  requireInteger('iterations', iterations, 0, Number.POSITIVE_INFINITY);
  const { tolerance = backward === 'exact' ? FIXED_POINT_TOLERANCE : 0 } = options;
  const start = forward === 'updates' ? mu0 : heuristicCentroids(x, mu0, forward, { seed });
  if (backward === 'unrolled') return unrolled(x, start, beta, { iterations, tolerance });
  const warm =
    tolerance > 0 ? convergedCentroids(x, start, beta, { tolerance }).mu : warmCentroids(x, start, beta, iterations);
  if (backward === 'exact') return implicitCentroids(x, warm, beta);
  return centroidUpdate(x, warm, beta, { constantCentres: true });
}

/** Every update on the tape. */
function unrolled(
  x: tf.Tensor2D,
  start: tf.Tensor2D,
  beta: number,
  { iterations, tolerance }: Required<Pick<SoftKMeansOptions, 'iterations' | 'tolerance'>>,
): tf.Tensor2D {
  let mu = warmCentroids(x, start, beta, 0);
  let residual = Number.POSITIVE_INFINITY;
  const most = tolerance > 0 ? MAX_UPDATES : iterations;
  for (let t = 0; t < most && !(tolerance > 0 && residual <= tolerance); t++) {
    const next = centroidUpdate(x, mu, beta);
    if (tolerance > 0) residual = withValues(currentDevice(), [mu, next], ([a, b]) => largestMove(a, b));
    mu = next;
  }
  if (tolerance > 0 && !(residual <= tolerance)) throw notConverged(residual, most, tolerance);
  return centroidUpdate(x, mu, beta);
}
