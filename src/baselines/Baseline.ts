import type { AnyGraph } from '../graph/DenseGraph';
import type { Instance, Problem, Solution } from '../problems/Problem';
import type { SettingSpecs, Settings } from '../settings';

export interface BaselineOptions {
  /** Of everything random; default 0. */
  seed?: number;
  /** Default the baseline's. */
  settings?: Settings;
  /** Told more numbers about the solution, by name, where there are any: rounds it took; `proven`, 0 or 1, and a `bound`. */
  onMeasures?: (measures: Readonly<Record<string, number>>) => void;
}

/** A method without learning: from a posed problem to a solution, by the edges of its graph alone. */
export interface Baseline {
  /** Short, as in "cnm"; with "train-" or "2stage-" before it, the name of a method. */
  readonly name: string;
  /** As tables and figures name it. */
  readonly title: string;
  readonly citation: string;
  /** Names of the problems it solves. */
  readonly problems: readonly string[];
  /** One of the paper's own baselines (in the paper's reading of it), not one of ours. */
  readonly inPaper: boolean;
  /** False if the seed changes nothing. */
  readonly seeded: boolean;
  /** False where it cannot run on a predicted, dense graph: then there is no two-stage method of it. Default true. */
  readonly predicted?: boolean;
  /** What it can be told; absent: nothing. */
  readonly settings?: SettingSpecs;
  /** Loads what `solve` needs, to be awaited before it; methods do. Absent: nothing. */
  ready?(): Promise<void>;
  /**
   * @param instance on observed, full or predicted (dense) edges
   * @returns labels in [0, K), length n, or at most K different nodes; nothing for an empty graph
   * @throws InputError for K outside [1, n], or a graph too large for it
   */
  solve(instance: Instance<AnyGraph>, options?: BaselineOptions): Solution;
}

/** True, or why the baseline cannot solve the problem. */
export function baselineAccepts({ title, problems }: Baseline, problem: Problem): true | string {
  return problems.includes(problem.name) || `${title} solves ${problems.join(', ')}, not ${problem.name}`;
}
