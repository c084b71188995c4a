import type { SplitKind } from '../../data/Dataset';
import { resultsOf } from '../../experiments/ResultsStore';
import { pick } from '../../pick';
import { type TableRow, tabulateTable } from './tableRows';
import { inductiveTables, type TableSpec } from './tables';

export interface InductiveResultsOptions {
  /** Default released. */
  splits?: SplitKind;
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Directory of finished runs; default `data/results` of a checkout, else `./results`. */
  directory?: string;
}

/** Table 3 for one problem, as far as it has been run. */
export interface InductiveResults {
  readonly table: TableSpec;
  readonly splits: SplitKind;
  /** In the paper's order, those that it did not print behind each section. */
  readonly rows: readonly TableRow[];
  /** Runs that the rows need, and how many of them are not there. */
  readonly wanted: number;
  readonly missing: number;
}

/**
 * The finished runs of table 3, learning across graphs.
 *
 * @param problem modularity or facility
 * @throws InputError for a problem that table 3 does not have
 * @example inductiveResults('modularity').rows[0].cells[0].ours?.mean
 */
export function inductiveResults(problem: string, options: InductiveResultsOptions = {}): InductiveResults {
  const { splits = 'released', seeds = 10, directory } = options;
  const byProblem = Object.fromEntries(inductiveTables.map((table) => [table.problem, table]));
  const table = pick('problem of table 3', byProblem, problem);
  const { rows, wanted, missing } = tabulateTable(table, resultsOf('clusternet/table-3', directory), {
    seeds,
    only: [splits],
  });
  return { table, splits, rows, wanted, missing };
}
