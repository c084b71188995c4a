import type { Experiment, ExperimentCell } from '../../src/experiments/Experiment';
import { resolveRun } from '../../src/experiments/resolveRun';

const cell = (
  row: string,
  task: 'learn' | 'optimize',
  parts: Partial<ExperimentCell> & { problem?: string } = {},
): ExperimentCell => {
  const { problem = 'modularity', ...rest } = parts;
  return {
    section: task,
    row,
    column: `karate/${task}`,
    label: 'karate',
    request: { dataset: 'karate', problem, k: 4, task, splits: 'strict', method: row },
    seeds: 'each',
    ...rest,
  };
};

/** Small enough to be counted by hand: ClusterNet and two algorithms, one of them without a seed, and one facility row. */
export const karateExperiment: Experiment = {
  name: 'small/karate',
  title: 'Karate club',
  metric: 'value',
  seeds: 3,
  cells: [
    cell('clusternet', 'learn', { printed: 0.4 }),
    cell('train-louvain', 'learn'),
    cell('clusternet', 'optimize'),
    cell('train-cnm', 'optimize', { seeds: 'one', printed: 0.38 }),
    cell('train-gonzalez', 'optimize', { problem: 'facility', words: { splits: 'own' } }),
  ],
  resolve: resolveRun,
};
