import type { DenseGraph } from '../graph/DenseGraph';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { Instance, Problem, SettingsContext, Solution } from '../problems/Problem';
import type { SettingSpecs, Settings } from '../settings';
import type { FitOptions } from '../training/fit';
import type { TrainingProgress } from '../training/progress';

/** Everything a method gets to see of a graph that it has to solve. */
export interface Seen {
  /** The observed edges. */
  readonly graph: Graph;
  /** n x F, made without the hidden edges. */
  readonly features: Features;
  /** The problem posed on the observed edges. */
  readonly instance: Instance;
  /** Number of the graph in its set; 0 where there is one. */
  readonly part: number;
  /** Its kind among the graphs of the set, where the set tells kinds apart. */
  readonly group?: string;
}

/** A graph whose hidden edges may be used too: to learn from, or to choose between weights. */
export interface Known extends Seen {
  /** The problem posed on all edges. */
  readonly whole: Instance;
}

/** What a method may be told while it works. */
export interface MethodHooks {
  onMemoryPlan?: FitOptions['onMemoryPlan'] & {};
  onProgress?: (progress: TrainingProgress) => void;
  signal?: AbortSignal;
}

/** What a method learns from. */
export interface Lesson {
  readonly problem: Problem;
  /** 0 for a problem without. */
  readonly k: number;
  /** F, feature columns of every graph. */
  readonly columns: number;
  /** `Known` graphs to generalise from, or the one graph `Seen` that is to be solved; none: learn nothing. */
  readonly graphs: readonly (Seen | Known)[];
  /** To choose weights by. */
  readonly validation?: readonly Known[];
  /** Resolved: every setting that the method has. */
  readonly settings: Settings;
  readonly seed: number;
  readonly hooks?: MethodHooks;
}

/** What learning did. */
export interface LearningReport {
  /** Training steps taken in the last attempt; 0 for a method that does not train. */
  readonly steps: number;
  /** Fresh starts after a collapse into one part, and whether even the last ended in one. */
  readonly restarts: number;
  readonly collapsed: boolean;
  /** Gradient steps, and looks at validation graphs. */
  readonly seconds: { readonly train: number; readonly select: number };
  /** More numbers about it, by name, for the record of a run: how often a heuristic was asked. */
  readonly measures?: Readonly<Record<string, number>>;
}

export const NOTHING_LEARNED: LearningReport = {
  steps: 0,
  restarts: 0,
  collapsed: false,
  seconds: { train: 0, select: 0 },
};

/** One graph, solved. */
export interface Answer {
  readonly solution: Solution;
  /** `forward`: one pass of the model; `round`: from there to the solution, an algorithm's whole run included. */
  readonly seconds: { readonly forward: number; readonly round: number };
  /** Training loss of the solution, where the method compares by one. */
  readonly loss?: number;
  /** The graph a two-stage method predicted, n x n. */
  readonly predicted?: DenseGraph;
  /** More numbers that the method says of it, by name, for the record of a run: whether it is proven best (0 or 1), a bound. */
  readonly measures?: Readonly<Record<string, number>>;
}

/** What came out of learning; the caller disposes of it. */
export interface Solver {
  readonly report: LearningReport;
  /** @throws InputError for a graph that does not fit what was learned: other feature columns, fewer than K nodes */
  solve(seen: Seen): Answer;
  /** A solver of its own that has trained `steps` more on the observed edges of one graph; absent where nothing can be tuned. */
  tune?(seen: Seen, options: { steps: number; signal?: AbortSignal }): Promise<Solver>;
  dispose(): void;
}

/** Anything that learns from graphs, or not, and solves others. A classical algorithm is a method that learns nothing. */
export interface Method {
  readonly name: string;
  /** As tables and figures print it. */
  readonly title: string;
  /** False when the seed changes nothing. */
  readonly seeded: boolean;
  /** False when node features change nothing. */
  readonly usesFeatures: boolean;
  /** Whether it learns, so that protocols make a difference; default where it uses features. */
  readonly learns?: boolean;
  /** True, or why it cannot solve the problem. */
  accepts(problem: Problem): true | string;
  /** What it can be told, with defaults for the problem; only for a problem that it accepts. */
  settings(problem: Problem, context: SettingsContext): SettingSpecs;
  /** @throws InputError for no graph where it needs one, impossible settings, or a training that memory is too small for */
  learn(lesson: Lesson): Promise<Solver>;
}

/** True for a graph whose hidden edges may be used. */
export function isKnown(graph: Seen | Known): graph is Known {
  return 'whole' in graph;
}
