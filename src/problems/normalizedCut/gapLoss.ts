import * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../../graph/Graph';
import { normalizedCut } from '../../ops/normalizedCut';
import { unevenness } from './unevenness';

/**
 * GAP (Nazi et al. 2019, equation 8): the expected normalised cut, and a pull to parts of equal size, here
 * w (K Σ_c s_c² − 1) with s_c = Σ_i r_ic / n: 0 for equal parts, w (K − 1) where one part has all, as much as the cut is then.
 * As printed, Σ_c (Σ_i r_ic − n/K)², it is this at w = n² / K and drowns the cut on any graph that is worth cutting.
 *
 * @param r n x K, rows sum to 1
 * @param options.balance w, at least 0
 */
export function gapLoss(
  graph: Graph,
  r: tf.Tensor2D,
  { balance, selfLoops }: { balance: number; selfLoops: number },
): tf.Scalar {
  return tf.add(normalizedCut(graph, r, { selfLoops }), tf.mul(unevenness(r, 'square'), balance));
}
