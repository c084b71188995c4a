import { inspect } from 'node:util';
import type { Bundle } from './host';

/**
 * The forms in which a notebook shows the value of a cell's last expression, or null for a value that it does not show.
 * @example await formatResult([1, 2]) // { 'text/plain': '[ 1, 2 ]' }
 */
export async function formatResult(value: unknown): Promise<Bundle | null> {
  if (value === undefined) return null;
  return { 'text/plain': inspect(value) };
}
