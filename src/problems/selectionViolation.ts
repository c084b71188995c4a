import type { Instance, Solution } from './Problem';

/** Null when the solution is between 1 and K different nodes. Else what is wrong. */
export function selectionViolation(
  { graph: { n }, k }: Pick<Instance, 'graph' | 'k'>,
  solution: Solution,
): string | null {
  if (solution.length < 1 || solution.length > k) return `expected 1 to K = ${k} nodes, but got ${solution.length}`;
  const wrong = solution.find((node) => !(node >= 0 && node < n));
  if (wrong !== undefined) return `expected nodes between 0 and n − 1 = ${n - 1}, but got ${wrong}`;
  const distinct = new Set(solution).size;
  return distinct === solution.length ? null : `expected ${solution.length} different nodes, but got ${distinct}`;
}
