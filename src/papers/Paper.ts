import type { DatasetEntry } from '../data/datasetEntry';
import type { Experiment } from '../experiments/Experiment';
import type { RunSpec } from '../experiments/RunSpec';
import type { RunRequest } from '../experiments/resolveRun';

/** One reproduced paper: a folder under `papers/`, a line in the registry. */
export interface Paper {
  /** Of its folder, and before the names of its experiments. */
  readonly name: string;
  readonly title: string;
  /** The data sets that it brings along, registered. */
  readonly datasets: readonly DatasetEntry[];
  readonly experiments: readonly Experiment[];
  /** Names beside those of methods that a request may have as its method, such as rows of its tables. Default none. */
  readonly methodNames?: readonly string[];
  /**
   * Settles a request on one of its data sets, or in one of its experiments: its own settings before the methods' defaults.
   * @param options.dataDir where files are looked for, if what is there matters
   */
  resolve(request: RunRequest, options?: { dataDir?: string }): RunSpec;
}
