import { InputError } from '../errors';
import type { Settings } from '../settings';
import type { Instance, Problem, RelaxedProblem } from './Problem';

/**
 * The problem on an instance as training sees it.
 * @throws InputError for a problem without a relaxation, or settings that the loss does not have
 * @example relax(problems.modularity, problems.modularity.pose(graph, { k: 4 })).loss(r)
 */
export function relax<I extends Instance>(problem: Problem<I>, instance: I, settings: Settings = {}): RelaxedProblem {
  if (problem.relaxation === undefined) {
    const actual = `${problem.name}, which has none`;
    throw new InputError({ what: 'problem', expected: 'one with a relaxed loss, to train on', actual });
  }
  return problem.relaxation.of(instance, settings);
}
