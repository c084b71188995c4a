import * as tf from '@tensorflow/tfjs-core';
import type { DecisionKind, ForwardMode, GraphInput, Model } from './Model';

/**
 * The relaxed decision of one forward pass, read back: n numbers for a selection, n x K row by row for a partition.
 * No tensor is left behind.
 */
export function decisionValues(
  model: Model,
  input: GraphInput,
  kind: DecisionKind,
  mode: ForwardMode = {},
): Float32Array {
  const decision = tf.tidy(() => model.decide(input, kind, mode));
  // Not inside the tidy, which would look for tensors among all the numbers: it takes longer than the pass itself.
  const values = decision.dataSync<'float32'>();
  decision.dispose();
  return values;
}
