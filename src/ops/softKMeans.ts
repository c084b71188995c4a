import type * as tf from '@tensorflow/tfjs-core';
import { centroidUpdate } from './centroidUpdate';
import { implicitCentroids } from './implicitCentroids';
import { warmCentroids } from './warmCentroids';

/**
 * How gradients pass the clustering layer (section 4.2).
 * - `approximate`: df/dmu ≈ I, which is autodiff through one last update; cost independent of T. The paper's method.
 * - `exact`: the implicit function theorem, a K p x K p system solved by GMRES. Exact at a fixed point only, so give it
 *   enough iterations to get there.
 * - `unrolled`: autodiff through all T + 1 updates; time and memory grow with T.
 */
export type BackwardPass = 'approximate' | 'exact' | 'unrolled';

export interface SoftKMeansOptions {
  /** Inverse temperature beta of the assignment, > 0; default 50. */
  beta?: number;
  /** T, updates before the differentiated one; default 1. */
  iterations?: number;
  /** Default `approximate`. */
  backward?: BackwardPass;
}

/**
 * The differentiable k-means layer (ClusterNet, section 4): T updates mu ← centroidUpdate(x, mu) from mu0, then one more that
 * gradients pass through. Throws nothing; shapes are not checked.
 *
 * @param x embedded nodes, n x p, rows of unit length
 * @param mu0 starting centres, K x p; receives no gradient
 * @returns centres, K x p; assign nodes to them with `softAssign`
 * @example const mu = ops.softKMeans(x, mu0, { beta: 30, iterations: 5 });
 */
export function softKMeans(x: tf.Tensor2D, mu0: tf.Tensor2D, options: SoftKMeansOptions = {}): tf.Tensor2D {
  const { beta = 50, iterations = 1, backward = 'approximate' } = options;
  if (backward === 'approximate') {
    return centroidUpdate(x, warmCentroids(x, mu0, beta, iterations), beta, { constantCentres: true });
  }
  if (backward === 'exact') return implicitCentroids(x, warmCentroids(x, mu0, beta, iterations), beta);
  let mu = warmCentroids(x, mu0, beta, 0);
  for (let t = 0; t <= iterations; t++) mu = centroidUpdate(x, mu, beta);
  return mu;
}
