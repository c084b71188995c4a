import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';
import { type RunOptions, solveRun } from './solveRun';

export type { RunOptions } from './solveRun';

/**
 * Loads the data, runs the method on what it may see and measures its solutions on the full graphs.
 *
 * @param spec as `resolveRun` makes it; a setting that it lacks has the method's default
 * @throws InputError for a data set, problem or method that does not exist or does not fit, K outside [1, n], or data that is
 * not there; the signal's reason when aborted across graphs
 * @example (await run(resolve({ dataset: 'karate', task: 'optimize', problem: 'modularity', k: 4, method: 'clusternet' }))).metrics.value
 */
export async function run(spec: RunSpec, options: RunOptions = {}): Promise<RunRecord> {
  return (await solveRun(spec, options)).record;
}
