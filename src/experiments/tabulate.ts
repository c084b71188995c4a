import type { Experiment } from './Experiment';
import { allRuns, type PlannedCell, type PlanOptions, planExperiment } from './planExperiment';
import type { ResultsStore } from './ResultsStore';
import type { RunRecord } from './RunRecord';
import { type Cell, summarize } from './summarize';

/** A cell as far as it has been run. */
export interface TabulatedCell extends PlannedCell {
  readonly records: readonly RunRecord[];
  /** Over the seeds that there are; undefined for none. */
  readonly ours: Cell | undefined;
}

/** What a cell is a mean of, by its name in the records. */
export const metricOf = ({ metric }: Experiment, cell: Pick<PlannedCell, 'metric'>): string => cell.metric ?? metric;

/** An experiment as far as the store has it. */
export interface Tabulated {
  readonly experiment: Experiment;
  readonly cells: readonly TabulatedCell[];
  /** Runs that the cells need, and how many of them are not there. */
  readonly wanted: number;
  readonly missing: number;
}

/**
 * The cells of an experiment from finished runs: a record counts in a cell if it is a run of exactly that cell.
 * @throws as `planExperiment`
 * @example tabulate(experiment, resultsOf(experiment.name)).cells[0].ours?.mean
 */
export function tabulate(experiment: Experiment, store: ResultsStore, options: PlanOptions = {}): Tabulated {
  const cells = planExperiment(experiment, options).map((cell): TabulatedCell => {
    const records = cell.runs.flatMap((spec) => store.get(spec) ?? []);
    return { ...cell, records, ours: summarize(records, metricOf(experiment, cell)) };
  });
  const runs = allRuns(cells);
  const missing = runs.filter((spec) => store.get(spec) === undefined).length;
  return { experiment, cells, wanted: runs.length, missing };
}
