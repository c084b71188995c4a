import { datasetEntry } from '../data/registry';
import { methods } from './methods';
import { paperDatasets } from './paperTables';
import type { RunSpec, Splits, Task } from './RunRecord';
import { runKey } from './resultsStore';

/** A table of the paper as data: every run it needs follows from this. */
export interface TableSpec {
  /** The paper's number. */
  id: number;
  title: string;
  objective: string;
  k: number;
  datasets: readonly string[];
  /** Methods by task, in the order of the paper's rows; ours follow. */
  methods: Readonly<Record<Task, readonly string[]>>;
}

const community = {
  learn: [
    'clusternet',
    'gcn-e2e',
    'train-cnm',
    'train-newman',
    'train-spectral',
    '2stage-cnm',
    '2stage-newman',
    '2stage-spectral',
    'train-louvain',
  ],
  optimize: ['clusternet', 'gcn-e2e', 'train-cnm', 'train-newman', 'train-spectral', 'train-louvain'],
} as const;

const facility = {
  learn: ['clusternet', 'gcn-e2e', 'train-greedy', 'train-gonzalez', '2stage-greedy', '2stage-gonzalez'],
  optimize: ['clusternet', 'gcn-e2e', 'train-greedy', 'train-gonzalez'],
} as const;

const datasets = paperDatasets;

/** The paper's tables on single graphs. */
export const tables: Readonly<Record<number, TableSpec>> = {
  1: { id: 1, title: 'Community detection, K = 5', objective: 'modularity', k: 5, datasets, methods: community },
  2: { id: 2, title: 'Facility location, K = 5', objective: 'facility', k: 5, datasets, methods: facility },
  4: { id: 4, title: 'Community detection, K = 10', objective: 'modularity', k: 10, datasets, methods: community },
  5: { id: 5, title: 'Facility location, K = 10', objective: 'facility', k: 10, datasets, methods: facility },
};

export interface TableRunsOptions {
  /** Seeds 0 … seeds − 1; default 10. */
  seeds?: number;
  /** Default both. */
  splits?: readonly Splits[];
  /** Default all of the table's. */
  datasets?: readonly string[];
  /** Default all of the table's. */
  methods?: readonly string[];
  steps?: number;
}

/**
 * The split whose runs fill a cell. With all edges observed there is nothing to split, so where the features are the same
 * for both splits too (words), one set of runs serves both.
 */
export function splitOfCell(task: Task, dataset: string, splits: Splits): Splits {
  return task === 'optimize' && !datasetEntry(dataset).featuresPerSplit ? 'released' : splits;
}

/** Every run that the table stands on. A method without randomness runs once where the split is fixed too. */
export function tableRuns(table: TableSpec, options: TableRunsOptions = {}): RunSpec[] {
  const {
    seeds = 10,
    splits = ['released', 'strict'],
    datasets: sets = table.datasets,
    methods: wanted,
    steps,
  } = options;
  const runs = new Map<string, RunSpec>();
  for (const task of ['learn', 'optimize'] as const) {
    for (const column of splits) {
      for (const method of table.methods[task]) {
        if (wanted !== undefined && !wanted.includes(method)) continue;
        for (const dataset of sets) {
          const split = splitOfCell(task, dataset, column);
          const varies = methods[method].seeded || (split === 'strict' && task === 'learn');
          for (let seed = 0; seed < (varies ? seeds : 1); seed++) {
            const { objective, k } = table;
            const run: RunSpec = { dataset, task, objective, method, k, seed, splits: split };
            runs.set(runKey(run), steps === undefined ? run : { ...run, steps });
          }
        }
      }
    }
  }
  return [...runs.values()];
}
