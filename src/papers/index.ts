import { join } from 'node:path';
import type { Experiment } from '../experiments/Experiment';
import type { RunSpec } from '../experiments/RunSpec';
import type { RunRequest } from '../experiments/resolveRun';
import { clusternetExperiments } from './clusternet';
import { withGeneratedGraphs } from './clusternet/resolve';

/** Every experiment of every paper by name, as in "clusternet/table-1"; a new paper is one more list. */
export const experiments: Readonly<Record<string, Experiment>> = Object.fromEntries(
  [...clusternetExperiments].map((experiment) => [experiment.name, experiment]),
);

/**
 * A run as one asks for it, settled by the settings of the paper that its data set belongs to.
 *
 * @throws InputError for names that do not exist or do not fit together, and for settings that nobody has or out of range
 * @example await run(resolve({ dataset: 'karate', task: 'optimize', k: 4 }))
 */
export function resolve(request: RunRequest, options: { dataDir?: string } = {}): RunSpec {
  return withGeneratedGraphs(request, options);
}

/** The module that makes one run in a worker thread; see `runAll`. */
export const RUN_WORKER = join(__dirname, 'worker.js');
