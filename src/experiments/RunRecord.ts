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
  /** Across graphs: how many of the training graphs to learn from (see `drawTrainingGraphs`), 0 for none; default all. */
  trainingGraphs?: number;
  /** Across graphs: steps of fine-tuning on each test graph, 0 for none; default the paper's for the method. */
  tuneSteps?: number;
}

/** One finished run: a line of `data/results/`, and what `clusternet run --json` prints. */
export interface RunRecord extends RunSpec {
  /** Training steps taken. */
  steps: number;
  /** Objective of the rounded solution on the full graph; across graphs the mean over the test graphs. */
  value: number;
  /** Across graphs: the value on each test graph, in the order of their numbers. */
  values?: number[];
  /** Across graphs: which node features all graphs had; `structural` stands in for released ones that are not on disk. */
  features?: string;
  /** Objective of the rounded solution on the graph trained on. */
  trainValue: number;
  /**
   * Across graphs `round`, `forward` and `tune` are for one test graph, `select` for all looks at validation graphs. There
   * `forward` is one pass of the model, `round` everything from a trained model to the solution.
   */
  seconds: {
    load: number;
    features: number;
    train: number;
    round: number;
    forward: number;
    select?: number;
    tune?: number;
  };
  msPerStep: number;
  /** Of the full graph, or of all test graphs. */
  nodes: number;
  edges: number;
  /** Fresh starts after a collapse into one cluster. */
  restarts: number;
  collapsed: boolean;
  version: string;
  /** Of a two-stage method's link predictor. */
  auc?: LinkAuc;
}
