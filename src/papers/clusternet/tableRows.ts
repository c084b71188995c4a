import type { SplitKind } from '../../data/Dataset';
import { datasetEntry } from '../../data/datasetEntry';
import type { PlanOptions } from '../../experiments/planExperiment';
import type { ResultsStore } from '../../experiments/ResultsStore';
import type { Task } from '../../experiments/RunSpec';
import type { Cell } from '../../experiments/summarize';
import { type Tabulated, type TabulatedCell, tabulate } from '../../experiments/tabulate';
import { pick } from '../../pick';
import { problems } from '../../problems';
import type { Problem } from '../../problems/Problem';
import { type BestCount, bestCounts } from './bestCounts';
import { paperInductive } from './printed';
import { resolveClusternet } from './resolve';
import { SPLITS, TASKS, tableCells } from './tableExperiments';
import type { TableSpec } from './tables';

export interface TableCell {
  dataset: string;
  ours: Cell | undefined;
  paper: number | undefined;
  /** How many runs make the cell complete. */
  wanted: number;
  /** Across graphs: on how many test graphs the method is best among its contest's, by our count and the paper's. */
  best?: { ours: BestCount | undefined; paper: number | undefined };
  /** Across graphs: the node features that all graphs had. */
  features?: string;
}

/** One method's row under one task and split. */
export interface TableRow {
  method: string;
  task: Task;
  splits: SplitKind;
  cells: TableCell[];
}

/** One of the paper's tables as far as the store has it. */
export interface TabulatedTable extends Tabulated {
  /** By task, then released and strict, then method, beside the paper's numbers; a cell without runs has `ours` undefined. */
  readonly rows: readonly TableRow[];
}

/** @throws as `planExperiment` */
export function tabulateTable(table: TableSpec, store: ResultsStore, options: PlanOptions = {}): TabulatedTable {
  const experiment = {
    name: `clusternet/table-${table.id}`,
    title: table.title,
    metric: 'value',
    seeds: 10,
    cells: tableCells(table),
    resolve: resolveClusternet,
  } as const;
  const tabulated = tabulate(experiment, store, options);
  const of = (row: TabulatedCell, method: string, task: Task, splits: SplitKind) =>
    row.row === method && row.request.task === task && row.column.endsWith('/strict') === (splits === 'strict');
  const rows = TASKS.flatMap((task) =>
    SPLITS.flatMap((splits) =>
      table.methods[task].flatMap((method): TableRow[] => {
        const own = tabulated.cells.filter((cell) => of(cell, method, task, splits));
        if (own.length === 0) return [];
        const cells = own.map((cell) => cellOf(table, cell, tabulated.cells));
        return [{ method, task, splits, cells }];
      }),
    ),
  );
  return { ...tabulated, rows };
}

function cellOf(table: TableSpec, cell: TabulatedCell, all: readonly TabulatedCell[]): TableCell {
  const { label: dataset, row, ours, printed: paper, runs } = cell;
  const wanted = runs.length;
  const contest = table.contests?.find(({ paper: own, further }) => own.includes(row) || further.includes(row));
  if (contest === undefined) return { dataset, ours, paper, wanted };
  const rivals = all.filter(
    (other) => other.column === cell.column && (other.row === row || contest.paper.includes(other.row)),
  );
  const problem: Problem = pick('problem', problems, table.problem);
  const counts = bestCounts(Object.fromEntries(rivals.map((rival) => [rival.row, rival.records])), problem);
  const features = featuresOf(cell);
  return {
    dataset,
    ours,
    paper,
    wanted,
    best: { ours: counts.get(row), paper: paperInductive(table.problem, row, dataset)?.best },
    ...(features === undefined ? {} : { features }),
  };
}

/** What the columns of the runs are: the released ones by their kind, or ours. */
function featuresOf({ runs }: TabulatedCell): string | undefined {
  const data = runs[0]?.data;
  if (data === undefined || data.features === 'none') return undefined;
  if (data.features === 'own') return datasetEntry(data.name).featureKind;
  return data.features === 'role2vec' ? 'role2vec-own' : data.features;
}
