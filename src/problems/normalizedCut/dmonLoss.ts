import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { modularity } from '../../ops/modularity';

/**
 * DMoN (Tsitsulin et al. 2023, equation 5): −Tr(rᵀ B r) / 2m + (√K / n) ‖rᵀ1‖₂ − 1. Modularity, and a term that is 0 for equal
 * parts and √K − 1 where one part has all.
 *
 * @param r n x K, rows sum to 1
 */
export function dmonLoss(graph: Graph, r: tf.Tensor2D): tf.Scalar {
  const [n, k] = r.shape;
  const length = tf.sqrt(tf.sum(tf.square(tf.sum(r, 0))));
  const collapse = tf.sub(tf.mul(length, Math.sqrt(k) / n), 1);
  return tf.sub(collapse, modularity(graph, r)) as tf.Scalar;
}
