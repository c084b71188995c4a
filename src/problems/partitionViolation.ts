import type { Instance, Solution } from './Problem';

/** Null when the solution is a label in [0, K) for each of the n nodes; parts may be empty. Else what is wrong. */
export function partitionViolation(
  { graph: { n }, k }: Pick<Instance, 'graph' | 'k'>,
  solution: Solution,
): string | null {
  if (solution.length !== n) return `expected a label for each of n = ${n} nodes, but got ${solution.length}`;
  const node = solution.findIndex((label) => !(label >= 0 && label < k));
  return node < 0 ? null : `expected labels between 0 and K − 1 = ${k - 1}, but got ${solution[node]} at node ${node}`;
}
