import { InputError } from '../errors';
import type { Solution } from './Problem';

/**
 * What a value cannot be taken of: an entry that names no node, or no part.
 * @param what an entry is, as in "label of node"; the message adds its place
 * @throws InputError unless every entry is an integer in [0, end)
 */
export function requireInRange(what: string, solution: Solution, end: number): void {
  const at = solution.findIndex((entry) => !(Number.isInteger(entry) && entry >= 0 && entry < end));
  if (at < 0) return;
  throw new InputError({ what: `${what} ${at}`, expected: `an integer in [0, ${end})`, actual: `${solution[at]}` });
}
