import type { Experiment, ExperimentCell } from '../../experiments/Experiment';
import type { TimedPart } from '../../experiments/RunSpec';
import { resolveClusternet } from './resolve';

/** One row of a timing table. */
export interface TimingRow {
  /** As the paper prints it. */
  readonly title: string;
  /** A method of ours; of the two-stage methods, training is the same whichever algorithm follows. */
  readonly method: string;
  readonly part: TimedPart;
  /** The paper's seconds, one per data set. */
  readonly paper: readonly number[];
}

/** One of the paper's timing tables (appendix D): seconds on an Intel i9 7940X at 3.1 GHz, 14 cores, 128 GB. */
export interface TimingTable {
  readonly id: number;
  readonly title: string;
  readonly problem: string;
  readonly datasets: readonly string[];
  readonly rows: readonly TimingRow[];
}

const single = ['cora', 'citeseer', 'protein', 'adol', 'fb'] as const;
const many = ['synthetic', 'pubmed'] as const;

const row = (title: string, method: string, part: TimedPart, ...paper: number[]): TimingRow => ({
  title,
  method,
  part,
  paper,
});

export const timingTables: Readonly<Record<number, TimingTable>> = {
  6: {
    id: 6,
    title: 'Seconds, community detection',
    problem: 'modularity',
    datasets: single,
    rows: [
      row('ClusterNet, training', 'clusternet', 'train', 59.48, 149.73, 129.63, 56.68, 54.33),
      row('ClusterNet, forward pass', 'clusternet', 'forward', 0.04, 0.12, 0.11, 0.04, 0.05),
      row('GCN-e2e, training', 'gcn-e2e', 'train', 36.83, 54.99, 34.6, 29.04, 28.17),
      row('GCN-e2e, forward pass', 'gcn-e2e', 'forward', 0.002, 0.005, 0.002, 0.003, 0.001),
      row('Train-CNM', 'train-cnm', 'solve', 1.31, 1.28, 1.02, 1.03, 2.94),
      row('Train-Newman', 'train-newman', 'solve', 9.99, 15.89, 15.19, 11.45, 7.25),
      row('Train-SC', 'train-spectral', 'solve', 0.41, 0.62, 0.55, 0.38, 0.48),
      row('GCN-2stage, training', '2stage-cnm', 'train', 68.79, 72.2, 75.69, 103.56, 57.62),
      row('GCN-2stage-CNM', '2stage-cnm', 'solve', 119.34, 178.39, 159.64, 101.64, 142.02),
      row('GCN-2stage-Newman', '2stage-newman', 'solve', 37.96, 58.26, 51.7, 33.14, 43.88),
      row('GCN-2stage-SC', '2stage-spectral', 'solve', 0.4, 0.61, 0.5, 0.33, 0.36),
    ],
  },
  7: {
    id: 7,
    title: 'Seconds, facility location',
    problem: 'facility',
    datasets: single,
    rows: [
      row('ClusterNet, training', 'clusternet', 'train', 264.14, 555.84, 488.37, 244.74, 246.57),
      row('ClusterNet, forward pass', 'clusternet', 'forward', 0.1, 0.23, 0.2, 0.09, 0.11),
      row('GCN-e2e, training', 'gcn-e2e', 'train', 237.68, 511.23, 446.76, 229.49, 221.28),
      row('GCN-e2e, forward pass', 'gcn-e2e', 'forward', 0.003, 0.006, 0.005, 0.004, 0.003),
      row('Train-greedy', 'train-greedy', 'solve', 1029.18, 2387, 1966, 619.06, 1244.09),
      row('Train-Gonzalez', 'train-gonzalez', 'solve', 0.082, 0.14, 0.12, 0.07, 0.066),
      row('GCN-2stage, training', '2stage-greedy', 'train', 73.82, 70.21, 103.98, 75.48, 104.66),
      row('GCN-2stage-greedy', '2stage-greedy', 'solve', 1189.15, 2367, 2017, 621.59, 1237.871),
      row('GCN-2stage-Gonzalez', '2stage-gonzalez', 'solve', 0.18, 0.28, 0.25, 0.13, 0.13),
    ],
  },
  8: {
    id: 8,
    title: 'Seconds, community detection across graphs',
    problem: 'modularity',
    datasets: many,
    rows: [
      row('ClusterNet, training', 'clusternet', 'train', 6.57, 13.74),
      row('ClusterNet, forward pass', 'clusternet', 'forward', 0.003, 0.008),
      row('GCN-e2e, training', 'gcn-e2e', 'train', 11.4, 15.86),
      row('GCN-e2e, forward pass', 'gcn-e2e', 'forward', 0.04, 0.03),
      row('Train-CNM', 'train-cnm', 'solve', 0.08, 0.17),
      row('Train-Newman', 'train-newman', 'solve', 0.65, 1.83),
      row('Train-SC', 'train-spectral', 'solve', 0.03, 0.04),
      row('2Stage, training', '2stage-cnm', 'train', 10.98, 15.86),
      row('2Stage-CNM', '2stage-cnm', 'solve', 3.23, 13.73),
      row('2Stage-Newman', '2stage-newman', 'solve', 1.12, 4.29),
      row('2Stage-SC', '2stage-spectral', 'solve', 0.04, 0.1),
    ],
  },
  9: {
    id: 9,
    title: 'Seconds, facility location across graphs',
    problem: 'facility',
    datasets: many,
    rows: [
      row('ClusterNet, training', 'clusternet', 'train', 14.36, 43.06),
      row('ClusterNet, forward pass', 'clusternet', 'forward', 0.005, 0.02),
      row('GCN-e2e, training', 'gcn-e2e', 'train', 9.49, 33.73),
      row('GCN-e2e, forward pass', 'gcn-e2e', 'forward', 0.01, 0.02),
      row('Train-Gonzalez', 'train-gonzalez', 'solve', 0.07, 0.49),
      row('Train-greedy', 'train-greedy', 'solve', 4.99, 32.7),
      row('2Stage, training', '2stage-gonzalez', 'train', 11.0, 15.78),
      row('2Stage-Gonzalez', '2stage-gonzalez', 'solve', 0.07, 0.07),
      row('2Stage-greedy', '2stage-greedy', 'solve', 5.31, 16.16),
    ],
  },
};

const K = 5;

/** Tables 6 to 9: each cell measured alone on the machine, on released splits with 40 % of the edges seen. */
export const timingExperiments: readonly Experiment[] = Object.values(timingTables).map((table) => ({
  name: `clusternet/table-${table.id}`,
  title: `Table ${table.id}: ${table.title}, K = ${K}`,
  metric: 'seconds',
  seeds: 1,
  cells: table.rows.flatMap((row) => table.datasets.map((dataset, i) => cellOf(table, row, dataset, row.paper[i]!))),
  resolve: resolveClusternet,
}));

function cellOf(
  { problem }: TimingTable,
  { title, method, part }: TimingRow,
  dataset: string,
  printed: number,
): ExperimentCell {
  return {
    section: '',
    row: title,
    column: dataset,
    label: dataset,
    request: { problem, k: K, dataset, task: 'learn', splits: 'released', method },
    seeds: 'one',
    timed: part,
    printed,
  };
}
