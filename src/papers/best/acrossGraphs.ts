import type { Experiment } from '../../experiments/Experiment';
import { LEARN_ROWS, type Row, resolveBest } from './communities';

/**
 * The 30 synthetic test graphs of ClusterNet's table 3, on which nothing of the blend was tuned. None of these rows has seen
 * another graph: each is solved from its own 40 % of edges.
 */
export const acrossGraphs: Experiment = {
  name: 'best/table-3',
  title: 'Communities of the synthetic test graphs of table 3, K = 5, each by itself',
  metric: 'value',
  seeds: 3,
  cells: LEARN_ROWS.flatMap(({ name, method }) =>
    ['synthetic'].map((dataset) => ({
      section: '40 % of the edges seen, released splits, K = 5',
      row: name,
      column: dataset,
      label: dataset,
      request: { problem: 'modularity', k: 5, dataset, task: 'learn', splits: 'released', method } as const,
      seeds: 'each' as const,
    })),
  ),
  resolve: resolveBest,
};

/** The student beside quick search on the blend that it sees. Its settings were chosen on validation graphs: `bench/student.ts`. */
const STUDENT_ROWS: readonly Row[] = [
  { name: 'common neighbours, search', method: 'blend', set: { source: 'allocation', ratio: 3, search: 'leiden' } },
  { name: 'student, untrained', method: 'distilled', set: { trainingGraphs: 0 } },
  { name: 'student, end to end', method: 'distilled', set: { teacher: 'none' } },
  { name: 'student, distilled', method: 'distilled' },
  { name: 'the same, eight passes', method: 'distilled', set: { passes: 8 } },
];

/** Search distilled into a network on training graphs: unseen ones get their answer by a forward pass. */
export const students: Experiment = {
  name: 'best/table-3-students',
  title: 'Search distilled into a network: communities of the test graphs of table 3, K = 5',
  metric: 'value',
  seeds: 10,
  cells: STUDENT_ROWS.flatMap(({ name, method, set }) =>
    ['synthetic', 'pubmed'].map((dataset) => ({
      section: '40 % of the edges seen, released splits, K = 5',
      row: name,
      column: dataset,
      label: dataset,
      request: {
        problem: 'modularity',
        k: 5,
        dataset,
        task: 'learn',
        splits: 'released',
        method,
        ...(set === undefined ? {} : { set }),
      } as const,
      seeds: 'each' as const,
    })),
  ),
  resolve: resolveBest,
};

/** Swaps on each of table 3's test graphs, of whose edges 40 % are seen; they learn from no other graph, and draw nothing. */
export const facilitiesAcrossGraphs: Experiment = {
  name: 'best/table-3-facilities',
  title: 'Facilities of the test graphs of table 3, K = 5, each by itself: hops to the farthest',
  metric: 'value',
  seeds: 1,
  cells: (['released', 'strict'] as const).flatMap((splits) =>
    Object.entries({ 'swaps by mean': 'train-swap-mean', 'swaps by maximum': 'train-swap-maximum' }).flatMap(
      ([row, method]) =>
        ['synthetic', 'pubmed'].map((dataset) => ({
          section: `40 % of the edges seen, ${splits} splits, K = 5`,
          row,
          column: `${dataset}/${splits}`,
          label: dataset,
          request: { problem: 'facility', k: 5, dataset, task: 'learn', splits, method } as const,
          seeds: 'one' as const,
        })),
    ),
  ),
  resolve: resolveBest,
};
