import type { LinkAuc } from './linkAuc';

/** What is observed while training: 40 % of the edges, or all of them. Values are measured on the full graph either way. */
export type Task = 'learn' | 'optimize';
export type Splits = 'released' | 'strict';

/** One run, fully specified: the same specification gives the same value. */
export interface RunSpec {
  /** The paper's name of the data set. */
  dataset: string;
  task: Task;
  objective: string;
  method: string;
  /** K. */
  k: number;
  seed: number;
  splits: Splits;
  /** Training steps; default the paper's for the method. */
  steps?: number;
}

/** One finished run: a line of `data/results/`, and what `clusternet run --json` prints. */
export interface RunRecord extends Required<RunSpec> {
  /** Objective of the rounded solution on the full graph. */
  value: number;
  /** Objective of the rounded solution on the graph trained on. */
  trainValue: number;
  seconds: { load: number; features: number; train: number; round: number; forward: number };
  msPerStep: number;
  /** Of the full graph. */
  nodes: number;
  edges: number;
  /** Fresh starts after a collapse into one cluster. */
  restarts: number;
  collapsed: boolean;
  version: string;
  /** Of a two-stage method's link predictor. */
  auc?: LinkAuc;
}
