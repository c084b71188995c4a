import { objectives } from '../problems';
import { type BestCount, bestCounts } from './bestCounts';
import { paperInductive, paperValue } from './paperTables';
import type { RunRecord, Splits, Task } from './RunRecord';
import type { ResultsStore } from './resultsStore';
import { type Cell, summarize } from './summarize';
import { splitOfCell, type TableRunsOptions, type TableSpec } from './tables';

export interface TableCell {
  dataset: string;
  ours: Cell | undefined;
  paper: number | undefined;
  /** Across graphs: on how many test graphs the method is best among its contest's, by our count and the paper's. */
  best?: { ours: BestCount | undefined; paper: number | undefined };
  /** Across graphs: the node features that all graphs had. */
  features?: string;
}

/** One method's row under one task and split. */
export interface TableRow {
  method: string;
  task: Task;
  splits: Splits;
  cells: TableCell[];
}

/** The table as far as the store has it, beside the paper's numbers. */
export function tableRows(table: TableSpec, store: ResultsStore, options: TableRunsOptions = {}): TableRow[] {
  const { datasets = table.datasets, methods, splits = ['released', 'strict'], seeds = 10 } = options;
  const records = store.all().filter((record) => record.seed < seeds && record.objective === table.objective);
  const rows: TableRow[] = [];
  for (const task of ['learn', 'optimize'] as const) {
    for (const column of splits) {
      for (const method of table.methods[task]) {
        if (methods !== undefined && !methods.includes(method)) continue;
        const cells = datasets.map((dataset) =>
          cellOf(table, records, { method, task, dataset, splits: splitOfCell(task, dataset, column) }),
        );
        rows.push({ method, task, splits: column, cells });
      }
    }
  }
  return rows;
}

interface CellKey {
  method: string;
  task: Task;
  dataset: string;
  splits: Splits;
}

function cellOf(table: TableSpec, records: readonly RunRecord[], key: CellKey): TableCell {
  const { method, task, dataset } = key;
  const own = records.filter((record) => isOf(record, key));
  const ours = summarize(own);
  const contest = table.contests?.find(({ paper, further }) => paper.includes(method) || further.includes(method));
  if (contest === undefined) return { dataset, ours, paper: paperValue(table.id, method, task, dataset) };
  const rivals = records.filter(
    (record) =>
      (record.method === method || contest.paper.includes(record.method)) &&
      isOf(record, { ...key, method: record.method }),
  );
  const counts = bestCounts(rivals, objectives[table.objective].direction);
  const paper = paperInductive(table.objective, method, dataset);
  const features = own[0]?.features;
  return {
    dataset,
    ours,
    paper: paper?.mean,
    best: { ours: counts.get(method), paper: paper?.best },
    ...(features === undefined ? {} : { features }),
  };
}

function isOf(record: RunRecord, cell: CellKey): boolean {
  const { method, task, dataset, splits } = cell;
  return record.method === method && record.task === task && record.dataset === dataset && record.splits === splits;
}
