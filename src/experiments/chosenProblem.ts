import { pick } from '../pick';
import { DEFAULT_PROBLEM, problems } from '../problems';
import type { Problem } from '../problems/Problem';

/**
 * A problem by its name in the registry, or as it is.
 * @throws InputError for a name that is not there
 */
export function chosenProblem(problem: string | Problem = DEFAULT_PROBLEM): Problem {
  return typeof problem === 'string' ? pick('problem', problems, problem) : problem;
}
