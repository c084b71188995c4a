import type { DenseGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';
import type { Features } from '../../graph/SparseMatrix';
import type { Objective, Solution } from '../../problems/Problem';
import type { TrainingProgress } from '../../training/progress';
import type { MethodInfo } from '../methods/Method';

/** Everything a method gets to see of a test graph. */
export interface ObservedGraph {
  /** Number of the graph in its data set. */
  part: number;
  /** The observed edges. */
  graph: Graph;
  /** n x F, made without the hidden edges. */
  features: Features;
}

/** A training or validation graph: its hidden edges may be used too. */
export interface KnownGraph extends ObservedGraph {
  full: Graph;
}

/** The sets whose graphs are many, with settings of their own. */
export type InductiveDatasetName = 'synthetic' | 'pubmed';

export interface InductiveInput {
  dataset: InductiveDatasetName;
  train: readonly KnownGraph[];
  /** To choose weights by. */
  valid: readonly KnownGraph[];
  /** Observed edges only, by type and in fact. */
  test: readonly ObservedGraph[];
  objective: Objective;
  k: number;
  seed: number;
  /** Steps of training over many graphs; default the method's own. */
  steps?: number;
  /** How many of the training graphs to learn from; default all. */
  trainingGraphs?: number;
  /** Steps of fine-tuning on each test graph; default the method's own. */
  tuneSteps?: number;
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

/** One test graph, solved. */
export interface InductiveSolution {
  solution: Solution;
  /** `forward`: one pass of the model; `round`: from there to the solution, further passes included. */
  seconds: { forward: number; round: number };
  /** The graph a two-stage method predicted. */
  predicted?: DenseGraph;
}

export interface InductiveResult {
  /** In the order of the test graphs. */
  solutions: InductiveSolution[];
  /** Steps of training over many graphs. */
  steps: number;
  restarts: number;
  collapsed: boolean;
  /** `train`: gradient steps over many graphs; `select`: looks at validation graphs; `tune`: over all test graphs. */
  seconds: { train: number; select: number; tune: number };
}

/** A row of the paper's table 3: anything that learns from some graphs, or not, and solves others. */
export interface InductiveMethod extends MethodInfo {
  run(input: InductiveInput): Promise<InductiveResult>;
}
