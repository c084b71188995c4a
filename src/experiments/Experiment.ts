import type { RunSpec, TimedPart } from './RunSpec';
import type { RunRequest } from './resolveRun';

/** One cell of an experiment: what is run for it, under several seeds, and what a paper prints for it. */
export interface ExperimentCell {
  /** Heading under which its row stands, as in "learn, released splits". */
  readonly section: string;
  /** As in "clusternet". */
  readonly row: string;
  /** Names its column among all of the experiment, as in "cora/learn". */
  readonly column: string;
  /** Heading of its column within the section, as in "cora". */
  readonly label: string;
  /** Words by kind by which it is found, before those of its request: the split that its column stands for. */
  readonly words?: Readonly<Record<string, string>>;
  /** All but the seed. */
  readonly request: Omit<RunRequest, 'seed'>;
  /** `one` where nothing is random: no seed changes anything. */
  readonly seeds: 'each' | 'one';
  /** What it is a mean of, by its name in the records, where it is not what the experiment says. */
  readonly metric?: string;
  /** Why it cannot be run, as in "not reproduced: no data"; only what is printed stands there then. */
  readonly missing?: string;
  /** What of the run is timed; absent: it is made for its value. */
  readonly timed?: TimedPart;
  /** The number that the paper prints. */
  readonly printed?: number;
}

/** A table or a sweep as data: every run that it needs follows from this. */
export interface Experiment {
  /** With its paper's folder, as in "clusternet/table-1". */
  readonly name: string;
  readonly title: string;
  /** Of the records, what cells are means of: `value`, `ratio`, `acc`, `seconds` of what is timed. */
  readonly metric: string;
  /** Seeds 0 … seeds − 1, unless told otherwise. */
  readonly seeds: number;
  readonly cells: readonly ExperimentCell[];
  /** Settles a request: the paper's settings for it. */
  resolve(request: RunRequest): RunSpec;
  /** About the sweep that this experiment is, where it is one: the setting that is varied. */
  readonly varies?: string;
}
