import type { DecisionKind } from '../../models/Model';
import type { InductiveInput, InductiveSolution, KnownGraph, ObservedGraph } from './InductiveMethod';

/** What a learner did while training over many graphs. */
export interface TrainingReport {
  steps: number;
  restarts: number;
  collapsed: boolean;
  seconds: { train: number; select: number };
}

/** Something with weights of type `M` that learns from graphs and solves others; each regime makes a method of it. */
export interface Learner<M extends { dispose(): void }> {
  readonly name: string;
  readonly title: string;
  readonly decisions: readonly DecisionKind[];
  create(input: InductiveInput, seed: number): M;
  /** Over many graphs, of which the hidden edges are known. */
  train(model: M, graphs: readonly KnownGraph[], input: InductiveInput): Promise<TrainingReport>;
  /** On the observed edges of one graph; steps depend on whether the model was trained before. */
  fineTune(model: M, graph: ObservedGraph, input: InductiveInput, fresh: boolean): Promise<void>;
  solve(model: M, graph: ObservedGraph, input: InductiveInput): InductiveSolution;
  /** Gives `to` the weights of `from`. */
  copyWeights(from: M, to: M): void;
}
