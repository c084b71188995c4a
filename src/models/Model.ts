import type * as tf from '@tensorflow/tfjs-core';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import type { Settings } from '../settings';

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

/** Why a model draws its weights anew: for another start from its seed, or since the last one collapsed (see `isCollapsed`). */
export type ResetReason = 'start' | 'collapse';

/** What `memoryPlan` has to know of a model. */
export interface ModelMemory {
  /** Width of the hidden layer. */
  readonly hidden: number;
  /** p. */
  readonly embedding: number;
  /** Whether the whole decision is made in one op, which keeps less for the gradient. */
  readonly fused: boolean;
}

/** Anything that maps a graph to a relaxed decision and can be trained by `fit` and `fitAcross`. */
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
  /**
   * Draws all weights anew. `start`: exactly those of a new model of this seed. `collapse`: perhaps others, by which another
   * attempt is less likely to end as the last one did. Default `collapse`.
   */
  reset(seed: number, reason?: ResetReason): void;
  /** What changes its bits besides its weights (widths, temperatures), by name: a checkpoint belongs to them. Absent: nothing. */
  readonly settings?: Settings;
  /** What deciding on this input will keep in memory while training; absent: there is no plan, see `memoryPlan`. */
  memory?(input: GraphInput, kind: DecisionKind): ModelMemory;
  dispose(): void;
}
