import { InputError, requireInteger } from '../errors';

/**
 * K of a problem that has one.
 * @param n nodes of the graph
 * @throws InputError for K outside [1, n], or none
 * @example requireK(4, 34) // 4
 */
export function requireK(k: number | undefined, n: number): number {
  if (k === undefined)
    throw new InputError({ what: 'K', expected: `an integer between 1 and n = ${n}`, actual: 'none' });
  requireInteger('K', k, 1, n, 'n');
  return k;
}
