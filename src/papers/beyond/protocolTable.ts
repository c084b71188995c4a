import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { Task } from '../../experiments/RunSpec';
import type { RunRequest } from '../../experiments/resolveRun';
import { methods } from '../../methods';
import { resolveClusternet } from '../clusternet/resolve';

/** A method under settings of its own, by the name of its row. */
export interface ProtocolRow {
  readonly name: string;
  readonly method: string;
  readonly set?: RunRequest['set'];
  /** What is asked of it; default both. */
  readonly tasks?: readonly Task[];
  /** `one` for a search whose draws do not matter; default as the method is. */
  readonly seeds?: ExperimentCell['seeds'];
  /** What its cells show, by its name in the records; default the value. */
  readonly metric?: string;
}

export interface ProtocolTable {
  /** Of the experiment, after "beyond/". */
  readonly name: string;
  readonly title: string;
  readonly problem: string;
  readonly k: number;
  readonly tasks: readonly Task[];
  readonly rows: readonly ProtocolRow[];
}

/** Rows that are called as their methods. */
export function plain(...methods: string[]): ProtocolRow[] {
  return methods.map((method) => ({ name: method, method }));
}

/** The same of searches whose draws do not matter. */
export function once(...methods: string[]): ProtocolRow[] {
  return plain(...methods).map((row) => ({ ...row, seeds: 'one' }));
}

/** Rows that are asked only with 40 % of the edges seen. */
export function onlyLearning(rows: readonly ProtocolRow[]): ProtocolRow[] {
  return rows.map((row) => ({ ...row, tasks: ['learn'] }));
}

/** The graphs of ClusterNet's tables. */
export const DATASETS = ['cora', 'citeseer', 'protein', 'adol', 'fb'] as const;

const SECTIONS: Readonly<Record<Task, string>> = {
  learn: 'Learning + optimization, 40 % of the edges seen',
  optimize: 'Optimization, all edges seen',
};

/** ClusterNet's protocol (section 5) for another problem: its five graphs, released splits, values on all edges, ten seeds. */
export function protocolTable({ name, title, problem, k, tasks, rows }: ProtocolTable): Experiment {
  const cellOf = (
    task: Task,
    { name: row, method, set, seeds, metric }: ProtocolRow,
    dataset: string,
  ): ExperimentCell => ({
    section: SECTIONS[task],
    row,
    column: `${dataset}/${task}`,
    label: dataset,
    request: { problem, k, dataset, task, splits: 'released', method, ...(set === undefined ? {} : { set }) },
    seeds: seeds ?? (methods[method]!.seeded ? 'each' : 'one'),
    ...(metric === undefined ? {} : { metric }),
  });
  return {
    name: `beyond/${name}`,
    title,
    metric: 'value',
    seeds: 10,
    cells: tasks.flatMap((task) =>
      rows
        .filter((row) => row.tasks === undefined || row.tasks.includes(task))
        .flatMap((row) => DATASETS.map((dataset) => cellOf(task, row, dataset))),
    ),
    resolve: resolveClusternet,
  };
}
