import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import type { SettingSpecs, Settings } from '../settings';
import type { Instance, Problem, Solution, SolutionKind } from './Problem';

/** What the defaults of settings may depend on. */
export interface SettingsContext {
  /** Only part of the edges is observed. */
  readonly partial: boolean;
}

/** The relaxed, differentiable form of a problem. */
export interface Relaxation<I extends Instance = Instance> {
  /** What the loss takes: r, n x K with rows that sum to 1 (partition), or x, n marginals in [0, 1] (selection). */
  readonly shape: SolutionKind;
  /** What the loss can be told; absent: nothing. */
  settings?(context: SettingsContext): SettingSpecs;
  /** @throws InputError for settings that it does not have, or outside their range */
  of(instance: I, settings?: Settings): RelaxedProblem;
}

/** A problem on one instance as training sees it: what is minimised, how it is rounded, what a rounded solution costs. */
export interface RelaxedProblem {
  readonly problem: Problem;
  readonly instance: Instance;
  readonly shape: SolutionKind;
  /** To be minimised: from r, n x K (partition) or x, n (selection), to a scalar. */
  loss(decision: tf.Tensor): tf.Scalar;
  /**
   * `loss` for the same graph with its nodes in another order, where it can be had from the edges alone. Without it, `fit`
   * brings every decision back to the order of `instance.graph` before the loss.
   */
  lossOn?(graph: Graph): (decision: tf.Tensor) => tf.Scalar;
  /** Rounds relaxed values (of the shape `loss` takes) to a solution; randomised rounding keeps its best draw here. */
  round(decision: ArrayLike<number>, options: { seed: number }): Solution;
  /** Training loss of a rounded solution: the limit of `loss` there. Training keeps the solution for which it is smallest. */
  hardLoss(solution: Solution): number;
  /** Set when `loss` looks at part of the nodes only; `hardLoss` and values are exact all the same. */
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

/**
 * The problem on an instance as training sees it.
 * @throws InputError for a problem without a relaxation, or settings that the loss does not have
 * @example relax(problems.modularity, problems.modularity.pose(graph, { k: 4 })).loss(r)
 */
export function relax<I extends Instance>(problem: Problem<I>, instance: I, settings: Settings = {}): RelaxedProblem {
  if (problem.relaxation === undefined) {
    const actual = `${problem.name}, which has none`;
    throw new InputError({ what: 'problem', expected: 'one with a relaxed loss, to train on', actual });
  }
  return problem.relaxation.of(instance, settings);
}
