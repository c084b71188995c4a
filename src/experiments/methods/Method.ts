import type { DenseGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';
import type { Features } from '../../graph/SparseMatrix';
import type { DecisionKind } from '../../models/Model';
import type { FacilityLocationOptions } from '../../problems/facilityLocation/facilityLocation';
import type { BoundObjective, Solution } from '../../problems/Problem';
import type { FitOptions } from '../../training/fit';
import type { TrainingProgress } from '../../training/progress';

/** What a method gets to see: the observed graph, its features, the problem on it. Never the full graph. */
export interface MethodInput {
  graph: Graph;
  features: Features;
  objective: BoundObjective;
  k: number;
  seed: number;
  /** Training steps; default the method's own. */
  steps?: number;
  /** Of an end-to-end training: what memory it will take, see `fit`. */
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

export interface MethodResult {
  solution: Solution;
  /** Training steps; 0 for a method that does not train. */
  steps: number;
  restarts: number;
  collapsed: boolean;
  /** `train`: gradient steps, or a baseline's whole run. */
  seconds: { train: number; round: number; forward: number };
  /** The graph a two-stage method predicted, n x n. */
  predicted?: DenseGraph;
}

/** What tables and the runner know of any method. */
export interface MethodInfo {
  readonly name: string;
  /** As tables print it. */
  readonly title: string;
  /** Decisions it can make. */
  readonly decisions: readonly DecisionKind[];
  /** False when the seed changes nothing. */
  readonly seeded: boolean;
  /** False when node features change nothing. */
  readonly usesFeatures: boolean;
}

/** A row of the paper's tables: anything that turns an observed graph into a solution. */
export interface Method extends MethodInfo {
  /** How the training loss differs from the objective's default. */
  readonly bind?: Pick<FacilityLocationOptions, 'aggregation' | 'temperature'>;
  run(input: MethodInput): Promise<MethodResult>;
}

/** The optional parts of an input as `fit` and `fitLinkPredictor` take them. */
export function trainingHooks({ onProgress, signal }: MethodInput): Pick<MethodInput, 'onProgress' | 'signal'> {
  return { ...(onProgress === undefined ? {} : { onProgress }), ...(signal === undefined ? {} : { signal }) };
}

/** Runs `work` and says how many seconds it took. */
export function timed<R>(work: () => R): { result: R; seconds: number } {
  const begun = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - begun) / 1000 };
}
