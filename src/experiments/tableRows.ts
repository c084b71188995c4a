import { paperValue } from './paperTables';
import type { RunRecord, Splits, Task } from './RunRecord';
import type { ResultsStore } from './resultsStore';
import { type Cell, summarize } from './summarize';
import { splitOfCell, type TableRunsOptions, type TableSpec } from './tables';

/** One method's row under one task and split. */
export interface TableRow {
  method: string;
  task: Task;
  splits: Splits;
  cells: { dataset: string; ours: Cell | undefined; paper: number | undefined }[];
}

/** The table as far as the store has it, beside the paper's numbers. */
export function tableRows(table: TableSpec, store: ResultsStore, options: TableRunsOptions = {}): TableRow[] {
  const { datasets = table.datasets, methods, splits = ['released', 'strict'], seeds = 10 } = options;
  const records = store.all().filter((record) => record.seed < seeds);
  const rows: TableRow[] = [];
  for (const task of ['learn', 'optimize'] as const) {
    for (const column of splits) {
      for (const method of table.methods[task]) {
        if (methods !== undefined && !methods.includes(method)) continue;
        const cells = datasets.map((dataset) => ({
          dataset,
          ours: summarize(
            records.filter((record) =>
              isOf(record, { method, task, dataset, splits: splitOfCell(task, dataset, column) }),
            ),
          ),
          paper: paperValue(table.id, method, task, dataset),
        }));
        rows.push({ method, task, splits: column, cells });
      }
    }
  }
  return rows;
}

function isOf(record: RunRecord, cell: { method: string; task: Task; dataset: string; splits: Splits }): boolean {
  const { method, task, dataset, splits } = cell;
  return record.method === method && record.task === task && record.dataset === dataset && record.splits === splits;
}
