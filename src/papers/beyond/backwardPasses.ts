import type { Experiment } from '../../experiments/Experiment';
import type { Task } from '../../experiments/RunSpec';
import type { Settings } from '../../settings';
import { resolveClusternet } from '../clusternet/resolve';

/**
 * What passes gradients through the clustering layer, and at which centres. T is the paper's (1, and 5 after step 500); a fixed
 * point is where no entry of a centre moves by more than the tolerance. `exact` has none without.
 */
const ROWS: Readonly<Record<string, Settings>> = {
  'approximate, T updates': { backward: 'approximate' },
  'unrolled, T updates': { backward: 'unrolled' },
  'exact, fixed point': { backward: 'exact', tolerance: 1e-5 },
  'approximate, fixed point': { backward: 'approximate', tolerance: 1e-5 },
};

const DATASETS = ['cora', 'citeseer', 'protein', 'adol', 'fb'];
const TASKS: readonly Task[] = ['learn'];

/** Whether it matters for what is learned how gradients pass the clustering layer: table 1's graphs, K = 5, 40 % of the edges seen. */
export const backwardPasses: Experiment = {
  name: 'beyond/backward-passes',
  title: 'Backward passes of the clustering layer: modularity, K = 5',
  metric: 'value',
  seeds: 10,
  cells: TASKS.flatMap((task) =>
    Object.entries(ROWS).flatMap(([row, set]) =>
      DATASETS.map((dataset) => ({
        section: task,
        row,
        column: `${dataset}/${task}`,
        label: dataset,
        request: { problem: 'modularity', k: 5, dataset, task, splits: 'released' as const, method: 'clusternet', set },
        seeds: 'each' as const,
      })),
    ),
  ),
  resolve: resolveClusternet,
};
