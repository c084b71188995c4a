import type * as tf from '@tensorflow/tfjs-core';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';

/** What a model sees of a graph: its observed edges and its node features. */
export interface GraphInput {
  readonly adjacency: NormalizedAdjacency;
  /** n x F. */
  readonly features: Features;
}

/** A partition of the nodes into K parts, or a selection of K nodes. */
export type DecisionKind = 'partition' | 'selection';

export interface ForwardMode {
  /** T, clustering iterations without gradient; models that do not cluster ignore it. Default 1. */
  iterations?: number;
  /** Present while training: seeds this step's dropout mask. Absent: no dropout. */
  dropoutSeed?: number;
}

/** Anything that maps a graph to a relaxed decision and can be trained by `fit`. */
export interface Model {
  readonly name: string;
  /** Parts or chosen nodes. */
  readonly k: number;
  /** Trained tensors by name. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** Drawn once with the model and never trained (ClusterNet's starting centres); part of a checkpoint. */
  readonly constants: Readonly<Record<string, tf.Variable>>;
  /** Relaxed decision: r, n x K with rows that sum to 1, or x, n marginals in [0, 1] that sum to at most K. */
  decide(input: GraphInput, kind: DecisionKind, mode?: ForwardMode): tf.Tensor;
  /** Draws all weights anew, for another attempt after a collapsed one. */
  reset(seed: number): void;
  dispose(): void;
}
