import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { modularity } from '../../ops/modularity';
import { unevenness } from './unevenness';

/**
 * DMoN (Tsitsulin et al. 2023, equation 5): −Tr(rᵀ B r) / 2m + (√K / n) ‖rᵀ1‖₂ − 1. Modularity, and a term that is 0 for equal
 * parts and √K − 1 where one part has all.
 *
 * @param r n x K, rows sum to 1
 */
export function dmonLoss(graph: Graph, r: tf.Tensor2D): tf.Scalar {
  return tf.sub(unevenness(r, 'root'), modularity(graph, r));
}
