import { InputError } from '../errors';
import type { RunRecord } from './RunRecord';
import { tableStore } from './resultsStore';
import { type TableRow, tableRows } from './tableRows';
import { splitOfCell, type TableSpec, tableRuns, tables } from './tables';

export interface TableResultsOptions {
  /** Default all of the table's. */
  datasets?: readonly string[];
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Directory of finished runs; default the package's `data/results`. */
  directory?: string;
}

/** One of the paper's single-graph tables as far as it has been run. */
export interface TableResults {
  readonly table: TableSpec;
  /** By task, then released and strict, then method; a cell without runs has `ours` undefined. */
  readonly rows: readonly TableRow[];
  /** The finished runs behind the rows. */
  readonly records: readonly RunRecord[];
  /** Runs that the rows need, and how many of them are not there. */
  readonly wanted: number;
  readonly missing: number;
  /** In one sentence; empty when nothing is missing. */
  readonly note: string;
  /** How many runs make a cell complete: one a seed, or one where nothing is random. */
  readonly expected: (row: Pick<TableRow, 'method' | 'task' | 'splits'>, dataset: string) => number;
}

/**
 * The finished runs of the table for that objective and K. For a K that the paper has no table of, the same rows come
 * back without runs and without the paper's numbers.
 * @throws InputError for an objective or a data set that is in no table
 * @example tableResults('modularity', 5, { datasets: ['cora'] }).rows[0].cells[0].ours?.mean
 */
export function tableResults(objective: string, k: number, options: TableResultsOptions = {}): TableResults {
  const table = singleGraphTable(objective, k);
  const { datasets = table.datasets, seeds = 10, directory } = options;
  const unknown = datasets.find((name) => !table.datasets.includes(name));
  if (unknown !== undefined) {
    throw new InputError({
      what: 'datasets',
      expected: `some of ${table.datasets.join(', ')}`,
      actual: `"${unknown}"`,
    });
  }
  const store = tableStore(table.id, directory);
  const runs = tableRuns(table, { datasets, seeds });
  const records = runs.flatMap((run) => store.get(run) ?? []);
  const missing = runs.length - records.length;
  const rows = tableRows(table, store, { datasets, seeds });
  const expected: TableResults['expected'] = ({ method, task, splits }, dataset) => {
    const cell = { method, dataset, task, splits: splitOfCell(task, dataset, splits) };
    return runs.filter((run) => Object.entries(cell).every(([key, value]) => run[key as keyof typeof cell] === value))
      .length;
  };
  return { table, rows, records, wanted: runs.length, missing, note: noteOn(table, runs.length, missing), expected };
}

/** Number of a table that the paper does not have; no results are kept under it. */
const NOT_IN_PAPER = 0;

function singleGraphTable(objective: string, k: number): TableSpec {
  const all = Object.values(tables);
  const found = all.find((table) => table.objective === objective && table.k === k);
  if (found !== undefined) return found;
  const alike = all.find((table) => table.objective === objective);
  if (alike === undefined) {
    const expected = `one of ${[...new Set(all.map((table) => table.objective))].join(', ')}`;
    throw new InputError({ what: 'objective of a table', expected, actual: `"${objective}"` });
  }
  return { ...alike, id: NOT_IN_PAPER, k, title: alike.title.replace(/K = \d+/, `K = ${k}`) };
}

function noteOn({ id, k }: TableSpec, wanted: number, missing: number): string {
  if (id === NOT_IN_PAPER) return `The paper has tables for K = 5 and K = 10, so there are no kept runs for K = ${k}.`;
  if (missing === 0) return '';
  return `${missing} of ${wanted} runs are not there yet: npx clusternet table ${id} adds them.`;
}
