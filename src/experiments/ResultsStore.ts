import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { JsonLines } from './JsonLines';
import { type RunRecord, requireRecord } from './RunRecord';
import { type RunSpec, runKey } from './RunSpec';

const KEPT = join(__dirname, '../../data/results');

/** Whether this is the repository, where the papers' runs are kept; the installed package has none. */
export const ARE_KEPT = existsSync(KEPT);

/**
 * Where results are kept, one JSON line a finished run, a file for each experiment: `data/results` of the repository; of the
 * installed package, which has none, `results` in the working directory.
 */
export const RESULTS_DIR = ARE_KEPT ? KEPT : resolve('results');

/** Finished runs, of quality and of times alike, in an append-only file. A later line of the same run counts. */
export class ResultsStore extends JsonLines<RunRecord> {
  constructor(file: string) {
    super(file, (entry) => runKey(requireRecord(entry).spec));
  }

  /** The finished run of exactly that specification. */
  get(spec: RunSpec): RunRecord | undefined {
    return this.find(runKey(spec));
  }
}

/**
 * The kept results of an experiment. @param name as in "clusternet/table-1"
 * @example resultsOf('clusternet/table-1').all().length // every finished run of table 1
 */
export function resultsOf(name: string, directory = RESULTS_DIR): ResultsStore {
  return new ResultsStore(join(directory, `${name}.jsonl`));
}
