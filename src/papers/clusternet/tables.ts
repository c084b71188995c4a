import type { Task } from '../../experiments/RunSpec';
import { paperDatasets } from './printed';

/** A table of the paper as data: every run it needs follows from this. */
export interface TableSpec {
  /** The paper's number. */
  id: number;
  title: string;
  problem: string;
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

/** Table 3 is two, one per problem: learn on some graphs of a set, solve others. */
function inductiveTable(problem: keyof typeof acrossGraphs, title: string): TableSpec {
  const { noFineTuning, fineTuning } = acrossGraphs[problem];
  const contests: readonly Contest[] = [noFineTuning, fineTuning];
  return {
    id: 3,
    title,
    problem,
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
  1: { id: 1, title: 'Community detection, K = 5', problem: 'modularity', k: 5, datasets, methods: community },
  2: { id: 2, title: 'Facility location, K = 5', problem: 'facility', k: 5, datasets, methods: facilityBothLosses },
  4: { id: 4, title: 'Community detection, K = 10', problem: 'modularity', k: 10, datasets, methods: community },
  5: { id: 5, title: 'Facility location, K = 10', problem: 'facility', k: 10, datasets, methods: facility },
};
