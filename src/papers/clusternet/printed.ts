import type { Task } from '../../experiments/RunSpec';

/** The paper's data sets, in the order of its columns. */
export const paperDatasets = ['cora', 'citeseer', 'protein', 'adol', 'fb'] as const;

type Row = readonly (number | null)[];

/**
 * What the paper prints in tables 1, 2, 4 and 5 (Wilder et al., NeurIPS 2019; one seed each): by table, method and task,
 * one number per data set of `paperDatasets`; null where it prints none.
 */
const printed: Readonly<Record<number, Readonly<Record<string, { learn: Row; optimize?: Row }>>>> = {
  1: {
    clusternet: { learn: [0.54, 0.55, 0.29, 0.49, 0.3], optimize: [0.72, 0.73, 0.52, 0.58, 0.76] },
    'gcn-e2e': { learn: [0.16, 0.02, 0.13, 0.12, 0.13], optimize: [0.19, 0.03, 0.16, 0.2, 0.23] },
    'train-cnm': { learn: [0.2, 0.42, 0.09, 0.01, 0.14], optimize: [0.08, 0.34, 0.05, 0.57, 0.77] },
    'train-newman': { learn: [0.09, 0.15, 0.15, 0.15, 0.08], optimize: [0.2, 0.23, 0.29, 0.3, 0.55] },
    'train-spectral': { learn: [0.03, 0.02, 0.03, 0.23, 0.19], optimize: [0.09, 0.05, 0.06, 0.49, 0.61] },
    '2stage-cnm': { learn: [0.17, 0.21, 0.18, 0.28, 0.13] },
    '2stage-newman': { learn: [0.0, 0.0, 0.0, 0.14, 0.02] },
    '2stage-spectral': { learn: [0.14, 0.16, 0.04, 0.31, 0.25] },
  },
  2: {
    clusternet: { learn: [10, 14, 6, 6, 4], optimize: [9, 14, 6, 5, 3] },
    'gcn-e2e': { learn: [12, 15, 8, 6, 5], optimize: [11, 14, 7, 6, 5] },
    'train-greedy': { learn: [14, 16, 8, 8, 6], optimize: [9, 14, 7, 6, 5] },
    'train-gonzalez': { learn: [12, 17, 8, 6, 6], optimize: [10, 15, 7, 7, 3] },
    '2stage-greedy': { learn: [14, 17, 8, 7, 6] },
    '2stage-gonzalez': { learn: [13, 17, 8, 6, 6] },
  },
  4: {
    clusternet: { learn: [0.56, 0.53, 0.28, 0.47, 0.28], optimize: [0.71, 0.76, 0.52, 0.55, 0.8] },
    'gcn-e2e': { learn: [0.01, 0.01, 0.06, 0.08, 0.0], optimize: [0.07, 0.08, 0.14, 0.15, 0.15] },
    'train-cnm': { learn: [0.2, 0.44, 0.09, 0.01, 0.17], optimize: [0.08, 0.34, 0.05, 0.6, 0.8] },
    'train-newman': { learn: [0.08, 0.15, 0.15, 0.14, 0.07], optimize: [0.2, 0.22, 0.29, 0.3, 0.47] },
    'train-spectral': { learn: [0.06, 0.04, 0.05, 0.22, 0.21], optimize: [0.15, 0.08, 0.07, 0.46, 0.79] },
    '2stage-cnm': { learn: [0.2, 0.23, 0.18, 0.32, 0.08] },
    '2stage-newman': { learn: [0.01, 0.0, 0.0, null, 0.0] },
    '2stage-spectral': { learn: [0.13, 0.18, 0.1, 0.29, 0.18] },
  },
  5: {
    clusternet: { learn: [9, 14, 7, 5, 2], optimize: [8, 13, 6, 5, 2] },
    'gcn-e2e': { learn: [12, 15, 8, 6, 4], optimize: [10, 14, 7, 5, 4] },
    'train-greedy': { learn: [14, 16, 8, 8, 6], optimize: [9, 14, 7, 6, 5] },
    'train-gonzalez': { learn: [11, 15, 8, 7, 6], optimize: [9, 13, 7, 6, 2] },
    '2stage-greedy': { learn: [14, 16, 8, 7, 6] },
    '2stage-gonzalez': { learn: [12, 16, 8, 6, 5] },
  },
};

/** The paper's number for a cell, or undefined where it has none. */
export function paperValue(table: number, method: string, task: Task, dataset: string): number | undefined {
  const row = printed[table]?.[method]?.[task];
  return row?.[paperDatasets.indexOf(dataset as (typeof paperDatasets)[number])] ?? undefined;
}

/** Mean over the test graphs, and on how many the method was best (ties count), by data set. */
type Inductive = Readonly<Record<string, { synthetic: readonly [number, number]; pubmed: readonly [number, number] }>>;

/** Table 3; best among the methods without fine-tuning, or among those with it. */
const printedInductive: Readonly<Record<string, Inductive>> = {
  modularity: {
    clusternet: { synthetic: [0.57, 26], pubmed: [0.3, 7] },
    'gcn-e2e': { synthetic: [0.26, 0], pubmed: [0.01, 0] },
    'train-cnm': { synthetic: [0.14, 0], pubmed: [0.16, 1] },
    'train-newman': { synthetic: [0.24, 0], pubmed: [0.17, 0] },
    'train-spectral': { synthetic: [0.16, 0], pubmed: [0.04, 0] },
    '2stage-cnm': { synthetic: [0.51, 0], pubmed: [0.24, 0] },
    '2stage-newman': { synthetic: [0.01, 0], pubmed: [0.01, 0] },
    '2stage-spectral': { synthetic: [0.52, 4], pubmed: [0.15, 0] },
    'clusternet-1train': { synthetic: [0.55, 0], pubmed: [0.25, 0] },
    'clusternet-ft': { synthetic: [0.6, 20], pubmed: [0.4, 2] },
    'clusternet-ft-only': { synthetic: [0.6, 10], pubmed: [0.42, 6] },
  },
  facility: {
    clusternet: { synthetic: [7.9, 25], pubmed: [7.88, 3] },
    'gcn-e2e': { synthetic: [8.63, 11], pubmed: [8.62, 1] },
    'train-greedy': { synthetic: [14.0, 0], pubmed: [9.5, 1] },
    'train-gonzalez': { synthetic: [10.3, 2], pubmed: [9.38, 1] },
    '2stage-greedy': { synthetic: [9.6, 3], pubmed: [10.0, 0] },
    '2stage-gonzalez': { synthetic: [10.0, 2], pubmed: [6.88, 5] },
    'clusternet-1train': { synthetic: [7.93, 12], pubmed: [7.88, 2] },
    'clusternet-ft': { synthetic: [8.08, 12], pubmed: [8.01, 3] },
    'clusternet-ft-only': { synthetic: [7.84, 16], pubmed: [7.76, 4] },
  },
};

/** The paper's mean and count of table 3, or undefined where it has none. */
export function paperInductive(
  objective: string,
  method: string,
  dataset: string,
): { mean: number; best: number } | undefined {
  const cell = printedInductive[objective]?.[method]?.[dataset as 'synthetic' | 'pubmed'];
  return cell === undefined ? undefined : { mean: cell[0], best: cell[1] };
}
