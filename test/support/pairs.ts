import { methods } from '../../src/methods';
import type { Method } from '../../src/methods/Method';
import { problems } from '../../src/problems';
import type { Problem } from '../../src/problems/Problem';

/** Every method with every problem that it accepts: a new one of either inherits the tests over these. */
export const pairs: readonly { method: Method; problem: Problem; name: string }[] = Object.values(methods).flatMap(
  (method) =>
    Object.values<Problem>(problems)
      .filter((problem) => method.accepts(problem) === true)
      .map((problem) => ({ method, problem, name: `${method.name}, ${problem.name}` })),
);
