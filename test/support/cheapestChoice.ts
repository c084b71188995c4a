import type { Instance, Problem, Solution } from '../../src/problems/Problem';

/** The best feasible choice among all 2ⁿ, for n up to about 12: its value. */
export function cheapestChoice<I extends Instance>(problem: Problem<I>, instance: I): number {
  const { n } = instance.graph;
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < 2 ** n; code++) {
    const chosen: Solution = Int32Array.from({ length: n }, (_, i) => i).filter((i) => (code >> i) % 2 === 1);
    if (problem.violation(instance, chosen) === null) best = Math.min(best, problem.value(instance, chosen));
  }
  return best;
}
