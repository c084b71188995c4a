import { pick } from './pick';
import type { Splits } from './RunRecord';
import { tableStore } from './resultsStore';
import { type TableRow, tableRows } from './tableRows';
import { inductiveTables, type TableSpec, tableRuns } from './tables';

export interface InductiveResultsOptions {
  /** Default released. */
  splits?: Splits;
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Directory of finished runs; default the package's `data/results`. */
  directory?: string;
}

/** Table 3 for one objective, as far as it has been run. */
export interface InductiveResults {
  readonly table: TableSpec;
  readonly splits: Splits;
  /** In the paper's order, those that it did not print behind each section. */
  readonly rows: readonly TableRow[];
  /** Runs that the rows need, and how many of them are not there. */
  readonly wanted: number;
  readonly missing: number;
}

/**
 * The finished runs of table 3, learning across graphs.
 * @throws InputError for an objective that table 3 does not have
 * @example inductiveResults('modularity').rows[0].cells[0].ours?.mean
 */
export function inductiveResults(objective: string, options: InductiveResultsOptions = {}): InductiveResults {
  const { splits = 'released', seeds = 10, directory } = options;
  const byObjective = Object.fromEntries(inductiveTables.map((table) => [table.objective, table]));
  const table = pick('objective of table 3', byObjective, objective);
  const store = tableStore(table.id, directory);
  const runs = tableRuns(table, { seeds, splits: [splits] });
  const missing = runs.filter((run) => store.get(run) === undefined).length;
  const rows = tableRows(table, store, { seeds, splits: [splits] }).filter(({ task }) => task === 'learn');
  return { table, splits, rows, wanted: runs.length, missing };
}
