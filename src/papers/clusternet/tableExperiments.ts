import type { SplitKind } from '../../data/Dataset';
import { datasetEntry } from '../../data/datasetEntry';
import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { Task } from '../../experiments/RunSpec';
import { methods } from '../../methods';
import { expandName } from './methodNames';
import { paperInductive, paperValue } from './printed';
import { resolveClusternet } from './resolve';
import { inductiveTables, type TableSpec, tables } from './tables';

export const TASKS = ['learn', 'optimize'] as const satisfies readonly Task[];
export const SPLITS = ['released', 'strict'] as const satisfies readonly SplitKind[];

/**
 * The split whose runs fill a cell. With all edges observed there is nothing to split, so where the features are the same
 * for both splits too (words), one set of runs serves both.
 */
export function splitOfCell(task: Task, dataset: string, splits: SplitKind): SplitKind {
  return task === 'optimize' && !datasetEntry(dataset).featuresPerSplit ? 'released' : splits;
}

/** The cells of a table: by task, then released and strict, then method, then data set. */
export function tableCells(table: TableSpec): ExperimentCell[] {
  return TASKS.flatMap((task) =>
    SPLITS.flatMap((splits) =>
      table.methods[task].flatMap((method) =>
        table.datasets.map((dataset) => cellOf(table, task, splits, method, dataset)),
      ),
    ),
  );
}

function cellOf(table: TableSpec, task: Task, splits: SplitKind, row: string, dataset: string): ExperimentCell {
  const { problem, k, contests } = table;
  const split = splitOfCell(task, dataset, splits);
  const { method } = expandName(row);
  // A method without randomness runs once where the split is fixed too.
  const varies = methods[method!]!.seeded || (split === 'strict' && task === 'learn');
  const printed =
    contests === undefined ? paperValue(table.id, row, task, dataset) : paperInductive(problem, row, dataset)?.mean;
  return {
    section: sectionOf(table, task, splits, row),
    row,
    column: [dataset, contests === undefined ? task : problem, ...(splits === 'strict' ? [splits] : [])].join('/'),
    label: dataset,
    words: { splits },
    request: { problem, k, dataset, task, splits: split, method: row },
    seeds: varies ? 'each' : 'one',
    ...(printed === undefined ? {} : { printed }),
  };
}

function sectionOf({ contests, problem }: TableSpec, task: Task, splits: SplitKind, row: string): string {
  if (task === 'optimize') return `Optimization (all edges observed), ${splits} column`;
  if (contests === undefined) return `Learning + optimization, ${splits} splits`;
  const tuned = [...contests[1]!.paper, ...contests[1]!.further].includes(row);
  return `${problem}: learning + optimization, ${splits} splits, ${tuned ? 'fine-tuned on the test graph' : 'no fine-tuning'}`;
}

function experimentOf(id: number, title: string, specs: readonly TableSpec[]): Experiment {
  return {
    name: `clusternet/table-${id}`,
    title: `Table ${id}: ${title}`,
    metric: 'value',
    seeds: 10,
    cells: specs.flatMap(tableCells),
    resolve: resolveClusternet,
  };
}

/** Tables 1 to 5. */
export const tableExperiments: readonly Experiment[] = [
  ...Object.values(tables).map((table) => experimentOf(table.id, table.title, [table])),
  experimentOf(3, 'Inductive community detection and facility location, K = 5', inductiveTables),
];
