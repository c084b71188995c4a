import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as clusternet from '../src/index';
import type { BenchItem } from './BenchItem';
import { sample } from './sample';

/**
 * `solve` from the features to the best of all methods, on all cores and on one: the same bits. Compiled files, since worker threads
 * run no others.
 */
export function solveItem(
  name: string,
  dataset: string,
  settings: { starts: number; steps: number },
  dataDir?: string,
): BenchItem {
  const { loadDataset, solve }: typeof clusternet = createRequire(__filename)(join(__dirname, '../dist'));
  const { full } = loadDataset(dataset, dataDir === undefined ? {} : { dataDir });
  const { starts, steps } = settings;
  const work = (threads: number) => () =>
    solve(full, { k: 5, seed: 0, features: 'structural', starts, settings: { steps }, threads });
  return {
    name,
    iterations: 0,
    nodes: full.n,
    steps: 1,
    warmup: 0,
    time: (_, count) => sample(work(2), count),
    beside: [{ name: 'one-thread', time: () => sample(work(1), 1) }],
    peers: [],
    setup: {},
    problem: () => ({ arrays: {}, numbers: {} }),
  };
}
