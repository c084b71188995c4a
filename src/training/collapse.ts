import type { RelaxedProblem, Solution } from '../problems/Problem';

/**
 * True when a partition into K > 1 parts puts every node into one of them. A trained ClusterNet can end there: all
 * embeddings point the same way, every centre wins the same nodes, and the gradient is gone. (The released code does so
 * on cora's full graph at its own seed.) Selections cannot collapse: rounding always returns K nodes.
 */
export function isCollapsed({ shape, instance }: RelaxedProblem, solution: Solution): boolean {
  if (shape !== 'partition' || instance.k === 1 || instance.graph.m === 0) return false;
  return solution.every((label) => label === solution[0]);
}
