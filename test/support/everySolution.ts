import { type Instance, isBetter, type Problem, type Solution } from '../../src/problems/Problem';

/** Every labelling with K parts, or every choice of K of the n nodes, allowed or not; for n up to about 12. */
export function* everySolution(
  { kind }: Pick<Problem, 'kind'>,
  { graph: { n }, k }: Pick<Instance, 'graph' | 'k'>,
): Generator<Solution> {
  if (kind === 'partition') {
    for (let code = 0; code < k ** n; code++)
      yield Int32Array.from({ length: n }, (_, i) => Math.floor(code / k ** i) % k);
    return;
  }
  for (let code = 0; code < 2 ** n; code++) {
    const chosen = Int32Array.from({ length: n }, (_, i) => i).filter((i) => (code >> i) % 2 === 1);
    if (chosen.length === k) yield chosen;
  }
}

/** The best value of all that are allowed. */
export function bestValue<I extends Instance>(problem: Problem<I>, instance: I): number {
  let best = Number.NaN;
  for (const solution of everySolution(problem, instance)) {
    if (problem.violation(instance, solution) !== null) continue;
    const value = problem.value(instance, solution);
    if (isBetter(problem, value, best)) best = value;
  }
  return best;
}
