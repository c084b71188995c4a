import type { Instance, NodeOutcome, Problem, Solution } from './Problem';

/**
 * What the problem says of a solution node by node; of one that says nothing, the part, or whether the node is chosen.
 * @example outcomeOf(problems.facility, instance, chosen).columns.distance
 */
export function outcomeOf(problem: Problem, instance: Instance, solution: Solution): NodeOutcome {
  if (problem.outcome !== undefined) return problem.outcome(instance, solution);
  if (problem.kind === 'partition') return { group: solution, columns: { part: Array.from(solution) } };
  const group = new Int32Array(instance.graph.n).fill(-1);
  solution.forEach((node, rank) => {
    group[node] = rank;
  });
  return { group, columns: { chosen: Array.from(group, (rank) => rank >= 0) } };
}

/**
 * How values of an instance are written.
 * @example unitFor(problems.facility, instance).label // 'km to the farthest'
 */
export function unitFor(problem: Problem, instance: Instance): Problem['unit'] {
  return problem.unitOf?.(instance) ?? problem.unit;
}
