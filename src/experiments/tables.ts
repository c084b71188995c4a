import { datasetEntry } from '../data/datasetEntry';
import { type InductiveMethod, inductiveMethods } from './inductive';
import { isInductive } from './inductive/runInductive';
import { type Method, methods } from './methods';
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
  /** Among which methods "best on n of N graphs" is counted; with it the table is across graphs. */
  contests?: readonly Contest[];
}

/** The paper's rows of one section compete with each other; each further row competes with all of these, and no other. */
export interface Contest {
  paper: readonly string[];
  further: readonly string[];
}

/** The paper's rows of community detection with edges to predict, on one graph and across graphs. */
const communityRows = [
  'clusternet',
  'gcn-e2e',
  'train-cnm',
  'train-newman',
  'train-spectral',
  '2stage-cnm',
  '2stage-newman',
  '2stage-spectral',
] as const;

const community = {
  learn: [...communityRows, 'train-louvain', '2stage-louvain'],
  optimize: ['clusternet', 'gcn-e2e', 'train-cnm', 'train-newman', 'train-spectral', 'train-louvain'],
} as const;

/** Where no choice lowers the maximum, as on seen edges that leave nodes unreachable, greedy as published takes any node. */
const greedyByMean = 'train-greedy-mean-ties';

const facility = {
  learn: ['clusternet', 'gcn-e2e', 'train-greedy', 'train-gonzalez', '2stage-greedy', '2stage-gonzalez', greedyByMean],
  optimize: ['clusternet', 'gcn-e2e', 'train-greedy', 'train-gonzalez', greedyByMean],
} as const;

/** With the loss of the paper's text beside the released one: compared once, at K = 5. */
const facilityBothLosses = {
  learn: [...facility.learn, 'clusternet-softmax'],
  optimize: [...facility.optimize, 'clusternet-softmax'],
} as const;

const datasets = paperDatasets;

/** Rows of table 3: as in the paper, then those that it did not print. */
const acrossGraphs = {
  modularity: {
    noFineTuning: {
      paper: [...communityRows, 'clusternet-1train'],
      further: ['train-louvain'],
    },
    fineTuning: {
      paper: ['clusternet-ft', 'clusternet-ft-only'],
      further: ['gcn-e2e-ft', '2stage-cnm-ft', '2stage-spectral-ft'],
    },
  },
  facility: {
    noFineTuning: {
      paper: [
        'clusternet',
        'gcn-e2e',
        'train-greedy',
        'train-gonzalez',
        '2stage-greedy',
        '2stage-gonzalez',
        'clusternet-1train',
      ],
      further: [],
    },
    fineTuning: {
      paper: ['clusternet-ft', 'clusternet-ft-only'],
      further: ['gcn-e2e-ft', '2stage-greedy-ft', '2stage-gonzalez-ft'],
    },
  },
} as const;

/** Table 3 is two, one per objective: learn on some graphs of a set, solve others. */
function inductiveTable(objective: keyof typeof acrossGraphs, title: string): TableSpec {
  const { noFineTuning, fineTuning } = acrossGraphs[objective];
  const contests: readonly Contest[] = [noFineTuning, fineTuning];
  return {
    id: 3,
    title,
    objective,
    k: 5,
    datasets: ['synthetic', 'pubmed'],
    methods: { learn: contests.flatMap(({ paper, further }) => [...paper, ...further]), optimize: [] },
    contests,
  };
}

/** Table 3, learning across graphs. */
export const inductiveTables: readonly TableSpec[] = [
  inductiveTable('modularity', 'Inductive community detection, K = 5'),
  inductiveTable('facility', 'Inductive facility location, K = 5'),
];

/** The paper's tables on single graphs. */
export const tables: Readonly<Record<number, TableSpec>> = {
  1: { id: 1, title: 'Community detection, K = 5', objective: 'modularity', k: 5, datasets, methods: community },
  2: { id: 2, title: 'Facility location, K = 5', objective: 'facility', k: 5, datasets, methods: facilityBothLosses },
  4: { id: 4, title: 'Community detection, K = 10', objective: 'modularity', k: 10, datasets, methods: community },
  5: { id: 5, title: 'Facility location, K = 10', objective: 'facility', k: 10, datasets, methods: facility },
};

/** What is printed under each of the paper's numbers. */
export const tablesByNumber: Readonly<Record<string, readonly TableSpec[]>> = {
  ...Object.fromEntries(Object.entries(tables).map(([id, table]) => [id, [table]])),
  3: inductiveTables,
};

/** The method of that name as it runs on that data set. */
export function methodOn(dataset: string, name: string): Method | InductiveMethod {
  return (isInductive(dataset) ? inductiveMethods : methods)[name];
}

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
          const varies = methodOn(dataset, method).seeded || (split === 'strict' && task === 'learn');
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
