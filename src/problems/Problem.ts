import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../graph/Graph';
import type { DecisionKind } from '../models/Model';
import type { Aggregation } from './facilityLocation/facilityLocation';

/** A decision rounded to integers: a community label per node (partition) or the chosen nodes, ascending (selection). */
export type Solution = Int32Array;

/** Everything about an optimisation problem that does not depend on the graph. One file each; see the registry in `index.ts`. */
export interface Objective {
  readonly name: string;
  readonly title: string;
  readonly decision: DecisionKind;
  /** Whether a larger or a smaller value is better. */
  readonly direction: 'maximize' | 'minimize';
  /** The problem on one graph. */
  bind(graph: Graph, options?: BindOptions): BoundObjective;
}

/** Of `bind`; an objective ignores what means nothing to it. */
export interface BindOptions {
  /** The graph that limits (a diameter) are taken from when `graph` is only its observed part. */
  full?: Graph;
  /** What to do with unreachable pairs where nothing else says how far they are; see facility location. */
  disconnected?: 'error' | 'farthest';
  /** How a loss combines the nodes' distances; see facility location. */
  aggregation?: Aggregation;
}

/** An optimisation problem on one graph: what training minimises and what a solution is worth. */
export interface BoundObjective {
  readonly objective: Objective;
  readonly graph: Graph;
  /** Relaxed, differentiable, to be minimised: from r, n x K (partition) or x, n (selection), to a scalar. */
  loss(decision: tf.Tensor): tf.Scalar;
  /**
   * `loss` for the same graph with its nodes in another order, where it can be had from the edges alone. Without it, `fit`
   * brings every decision back to the order of `graph` before the loss.
   */
  lossOn?(graph: Graph): (decision: tf.Tensor) => tf.Scalar;
  /** Rounds relaxed values (of the shape `loss` takes) to a solution; randomised rounding keeps its best draw here. */
  round(decision: ArrayLike<number>, options: { k: number; seed: number }): Solution;
  /** Training loss of a rounded solution; training keeps the solution for which it is smallest. */
  hardLoss(solution: Solution): number;
  /** Value of a solution in the objective's own units. */
  evaluate(solution: Solution): number;
  /** Set when `loss` looks at part of the nodes only; `hardLoss` and `evaluate` are exact all the same. */
  readonly approximation?: LossApproximation | undefined;
  /** What a loss over distances will keep in memory; absent where there are none. */
  readonly distances?: DistanceMemory;
}

/** About what a loss over distances takes at most, known before it is made. */
export interface DistanceMemory {
  /** In the process, the kernels' memory not counted. */
  readonly processBytes: number;
  readonly kernelBytes: number;
}

/** How far a loss over p target nodes can be from the loss over all n. */
export interface LossApproximation {
  /** p. */
  readonly targets: number;
  /** Drawn evenly, or placed so that no node is far from one. */
  readonly kind: 'sample' | 'landmarks';
  /** What the difference does not exceed, in the units of the loss. */
  readonly error: number;
  /** Chance that `error` holds for a decision that does not depend on the sample; 1 when it always holds. */
  readonly confidence: number;
}

/** True when value `a` is better than `b`. NaN is worse than anything. */
export function isBetter(objective: Objective, a: number, b: number): boolean {
  if (Number.isNaN(b)) return !Number.isNaN(a);
  return objective.direction === 'maximize' ? a > b : a < b;
}

/** By how much value `a` is better than `b`, in the objective's unit: below 0 when it is worse. */
export function advantage({ direction }: Pick<Objective, 'direction'>, a: number, b: number): number {
  return direction === 'maximize' ? a - b : b - a;
}
