import { InputError } from '../../errors';
import { resultsOf } from '../../experiments/ResultsStore';
import type { RunRecord } from '../../experiments/RunRecord';
import { type TableRow, tabulateTable } from './tableRows';
import { type TableSpec, tables } from './tables';

export interface TableResultsOptions {
  /** Default all of the table's. */
  datasets?: readonly string[];
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Directory of finished runs; default `data/results` of a checkout, else `./results`. */
  directory?: string;
}

/** One of the paper's single-graph tables as far as it has been run. */
export interface TableResults {
  readonly table: TableSpec;
  /** By task, then released and strict, then method; a cell without runs has `ours` undefined. */
  readonly rows: readonly TableRow[];
  /** The finished runs behind the rows, each once. */
  readonly records: readonly RunRecord[];
  /** Runs that the rows need, and how many of them are not there. */
  readonly wanted: number;
  readonly missing: number;
  /** In one sentence; empty when nothing is missing. */
  readonly note: string;
}

/**
 * The finished runs of the table for that problem and K. For a K that the paper has no table of, the same rows come
 * back without runs and without the paper's numbers.
 *
 * @param problem modularity or facility
 * @throws InputError for a problem or a data set that is in no table
 * @example tableResults('modularity', 5, { datasets: ['cora'] }).rows[0].cells[0].ours?.mean
 */
export function tableResults(problem: string, k: number, options: TableResultsOptions = {}): TableResults {
  const table = singleGraphTable(problem, k);
  const { datasets = table.datasets, seeds = 10, directory } = options;
  const unknown = datasets.find((name) => !table.datasets.includes(name));
  if (unknown !== undefined) {
    const expected = `some of ${table.datasets.join(', ')}`;
    throw new InputError({ what: 'datasets', expected, actual: `"${unknown}"` });
  }
  const store = resultsOf(`clusternet/table-${table.id}`, directory);
  const shown = { ...table, datasets };
  const { rows, cells, wanted, missing } = tabulateTable(shown, store, { seeds });
  const records = [...new Set(cells.flatMap((cell) => cell.records))];
  return { table: shown, rows, records, wanted, missing, note: noteOn(table, wanted, missing) };
}

/** Number of a table that the paper does not have; no results are kept under it. */
const NOT_IN_PAPER = 0;

function singleGraphTable(problem: string, k: number): TableSpec {
  const all = Object.values(tables);
  const found = all.find((table) => table.problem === problem && table.k === k);
  if (found !== undefined) return found;
  const alike = all.find((table) => table.problem === problem);
  if (alike === undefined) {
    const expected = `one of ${[...new Set(all.map((table) => table.problem))].join(', ')}`;
    throw new InputError({ what: 'problem of a table', expected, actual: `"${problem}"` });
  }
  return { ...alike, id: NOT_IN_PAPER, k, title: alike.title.replace(/K = \d+/, `K = ${k}`) };
}

function noteOn({ id, k }: TableSpec, wanted: number, missing: number): string {
  if (id === NOT_IN_PAPER) return `The paper has tables for K = 5 and K = 10, so there are no kept runs for K = ${k}.`;
  if (missing === 0) return '';
  return `${missing} of ${wanted} runs are not there yet: npx clusternet table ${id} adds them.`;
}
