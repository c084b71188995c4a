import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import { graphInput } from '../models/graphInput';
import type { Instance, PoseOptions, Problem } from '../problems/Problem';
import { relax } from '../problems/relax';
import type { Settings } from '../settings';
import type { FitProblem } from './gradientStep';

export interface TrainingProblemOptions extends PoseOptions {
  /** Of the relaxed loss; default the problem's. */
  settings?: Settings;
}

/**
 * A problem posed on a graph, as `fit` takes it: what the model sees (Â and the features) and what is minimised.
 *
 * @param graph the observed edges, n nodes
 * @param features n x F
 * @throws InputError for features of other than n rows, a problem without a relaxation, or one that cannot be posed here
 * @example
 * const { graph } = karateClub();
 * const task = trainingProblem(problems.modularity, graph, identityFeatures(graph.n), { k: 4 });
 * const { solution } = await fit(new ClusterNet({ features: graph.n, k: 4 }), task);
 */
export function trainingProblem<I extends Instance>(
  problem: Problem<I>,
  graph: Graph,
  features: Features,
  options: TrainingProblemOptions,
): FitProblem {
  const { settings = {}, ...pose } = options;
  return { input: graphInput(graph, features), relaxed: relax(problem, problem.pose(graph, pose), settings) };
}
