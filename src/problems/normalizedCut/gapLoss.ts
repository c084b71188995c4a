import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { normalizedCut } from '../../ops/normalizedCut';

/**
 * GAP (Nazi et al. 2019, equation 8): the expected normalised cut, and w Σ_c (Σ_i r_ic − n/K)², which pulls the parts to equal
 * size. At w = 1, as printed there, it outweighs the cut on graphs of more than a few hundred nodes.
 *
 * @param r n x K, rows sum to 1
 * @param options.balance w, at least 0
 */
export function gapLoss(
  graph: Graph,
  r: tf.Tensor2D,
  { balance, selfLoops }: { balance: number; selfLoops: number },
): tf.Scalar {
  const [n, k] = r.shape;
  const uneven = tf.sum(tf.square(tf.sub(tf.sum(r, 0), n / k)));
  return tf.add(normalizedCut(graph, r, { selfLoops }), tf.mul(uneven, balance)) as tf.Scalar;
}
