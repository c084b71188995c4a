import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';

/**
 * How far a soft partition puts the same nodes together as an answer does: the covariance of "both in one part" under the one
 * and under the other, over pairs of nodes drawn in proportion to their degrees. No matter which part is called what. It is
 * linear in what the soft partition puts together, so that doubt is not rewarded. O(n K²).
 *
 * @param labels the answer, in [0, K)
 * @param r n x K, rows that sum to 1
 * @returns a scalar below 1; at least 0 for a partition that agrees better than chance
 */
export function together(graph: Graph, labels: Int32Array, r: tf.Tensor2D): tf.Scalar {
  const [n, k] = r.shape;
  const total = graph.totalStrength();
  const weights = Float32Array.from(graph.strengths(), (d) => d / total);
  const parts = new Float32Array(n * k);
  const sizes = new Float64Array(k);
  labels.forEach((c, i) => {
    parts[i * k + c] = weights[i]!;
    sizes[c]! += weights[i]!;
  });
  const chance = sizes.reduce((sum, size) => sum + size ** 2, 0);
  return tf.tidy(() => {
    const both = tf.sum(tf.square(tf.matMul(tf.tensor2d(parts, [n, k]), r, true)));
    const own = tf.sum(tf.square(tf.matMul(tf.tensor2d(weights, [1, n]), r)));
    return tf.sub(both, tf.mul(own, chance)) as tf.Scalar;
  });
}
