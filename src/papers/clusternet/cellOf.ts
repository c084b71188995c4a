import type { SplitKind } from '../../data/Dataset';
import type { Task } from '../../experiments/RunSpec';
import type { TableCell, TableRow } from './tableRows';

/** Which cell of a table. */
export interface CellName {
  readonly dataset: string;
  /** The row; default clusternet. */
  readonly method?: string;
  /** Default learn. */
  readonly task?: Task;
  /** Default released. */
  readonly splits?: SplitKind;
}

/**
 * One cell of a table's results: our mean, deviation and values by seed, and the paper's number.
 * @returns undefined for a cell that the table does not have; for one that has not been run, `ours` is undefined
 * @example cellOf(tableResults('modularity', 5), { dataset: 'cora' })?.ours?.mean
 */
export function cellOf({ rows }: { readonly rows: readonly TableRow[] }, name: CellName): TableCell | undefined {
  const { dataset, method = 'clusternet', task = 'learn', splits = 'released' } = name;
  return rows
    .find((row) => row.method === method && row.task === task && row.splits === splits)
    ?.cells.find((cell) => cell.dataset === dataset);
}
