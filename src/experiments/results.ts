import type { DataFrame } from 'danfojs-node';
import { InputError } from '../errors';
import { resultRows } from './resultRows';

/**
 * The kept runs of an experiment as a danfojs frame, to filter, group and pivot: a row a run, columns as `resultRows` has them.
 * Needs the package danfojs-node, which is loaded (a second or more) by the first call.
 * @param name as in "clusternet/table-1"
 * @throws InputError for a name without kept results, and where danfojs-node is not installed
 * @example results('clusternet/table-1').groupby(['method']).col(['value']).mean().print()
 */
export function results(name: string): DataFrame {
  const rows = resultRows(name);
  const { DataFrame: Frame } = danfojs();
  return new Frame(rows);
}

function danfojs(): typeof import('danfojs-node') {
  try {
    return require('danfojs-node') as typeof import('danfojs-node');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    throw new InputError({
      what: 'results',
      expected: 'the package danfojs-node, as by "npm install danfojs-node"',
      actual: 'none; resultRows(name) needs nothing and gives the same rows as plain objects',
    });
  }
}
