import { join } from 'node:path';
import type { Experiment } from '../experiments/Experiment';
import type { RunSpec } from '../experiments/RunSpec';
import type { RunRequest } from '../experiments/resolveRun';
import { methods } from '../methods';
import { best } from './best';
import { beyond } from './beyond';
import { clusternet } from './clusternet';
import { cnc } from './cnc';
import { gdpgTwin } from './gdpg-twin';
import type { Paper } from './Paper';

/** Every paper; a new one is a folder and a line here. The first settles requests on data sets that belong to none. */
export const papers: readonly Paper[] = [clusternet, cnc, gdpgTwin, beyond, best];

/** Every experiment of every paper by name, as in "clusternet/table-1". */
export const experiments: Readonly<Record<string, Experiment>> = Object.fromEntries(
  papers.flatMap((paper) => paper.experiments).map((experiment) => [experiment.name, experiment]),
);

/** What a request may have as its method: every method, and the papers' own names. */
export const methodNames: readonly string[] = [
  ...new Set([...Object.keys(methods), ...papers.flatMap((paper) => paper.methodNames ?? [])]),
];

/**
 * A run as one asks for it, settled by the settings of the paper that its data set belongs to.
 *
 * @param options.dataDir where files are looked for; default `CLUSTERNET_DATA`, else the download cache
 * @throws InputError for names that do not exist or do not fit together, and for settings that nobody has or out of range
 * @example await run(resolve({ dataset: 'karate', task: 'optimize', k: 4, set: { beta: 30 } }))
 */
export function resolve(request: RunRequest, options: { dataDir?: string } = {}): RunSpec {
  const owner = papers.find(({ datasets }) => datasets.some(({ name }) => name === request.dataset));
  return (owner ?? papers[0]!).resolve(request, options);
}

/** The module that makes one run in a worker thread; see `localPool`. */
export const RUN_WORKER = join(__dirname, 'worker.js');
