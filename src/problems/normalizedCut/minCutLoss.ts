import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { neighborSum } from '../../ops/neighborSum';

/** Added to squared norms before their root, whose gradient is infinite at 0: where all parts are equal and certain. */
const TINY = 1e-12;

/**
 * MinCutPool (Bianchi et al. 2020, equation 9): −Tr(rᵀ W r) / Tr(rᵀ D r) + ‖ rᵀr / ‖rᵀr‖_F − I / √K ‖_F. One ratio of traces,
 * where the normalised cut adds up K ratios, and a pull to parts that are certain and equally large.
 *
 * @param r n x K, rows sum to 1
 */
export function minCutLoss(graph: Graph, r: tf.Tensor2D): tf.Scalar {
  const [n, k] = r.shape;
  const strengths = tf.tensor2d(Float32Array.from(graph.strengths()), [n, 1]);
  const inside = tf.sum(tf.mul(r, neighborSum(graph, r)));
  const volume = tf.sum(tf.mul(strengths, tf.square(r)));
  const overlap = tf.matMul(r, r, true, false);
  const even = tf.mul(tf.eye(k), 1 / Math.sqrt(k));
  const uneven = frobenius(tf.sub(tf.div(overlap, frobenius(overlap)), even));
  return tf.sub(uneven, tf.div(inside, volume)) as tf.Scalar;
}

const frobenius = (x: tf.Tensor): tf.Tensor => tf.sqrt(tf.add(tf.sum(tf.square(x)), TINY));
