import { InputError } from '../errors';
import { methods } from '../methods';
import type { Method } from '../methods/Method';
import { pick } from '../pick';
import type { Problem } from '../problems/Problem';

/** @throws InputError for a method that does not exist, or that says why the problem is not for it, with those that fit */
export function acceptedMethod(name: string, problem: Problem): Method {
  const method = pick('method', methods, name);
  const accepted = method.accepts(problem);
  if (accepted === true) return method;
  const fitting = Object.values(methods).filter((other) => other.accepts(problem) === true);
  const expected = `one for ${problem.name}: ${fitting.map((other) => other.name).join(', ')}`;
  throw new InputError({ what: 'method', expected, actual: `"${name}" (${accepted})` });
}
