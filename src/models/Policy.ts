import type * as tf from '@tensorflow/tfjs-core';
import type { GraphBatch } from '../graph/batchGraphs';
import type { Settings } from '../settings';

/** Whatever says Z, the numbers at the nodes that guide a heuristic: an actor, or Z itself. */
export interface Policy {
  /** Trained tensors by name. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** Those of them that no L2 term holds back. */
  readonly undecayed: readonly tf.Variable[];
  /** What changes its bits besides its weights, by name. */
  readonly settings: Settings;
  /** As a new one of this seed. */
  reset(seed: number): void;
  /**
   * Z of a batch, n x channels; the caller (or an enclosing `tf.tidy`) disposes of it.
   * @param inputs what is seen of the nodes, n x columns
   */
  z(batch: GraphBatch, inputs: tf.Tensor2D): tf.Tensor2D;
  dispose(): void;
}
