import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadDataset } from '../src/data/loadDataset';
import type { BenchItem } from './BenchItem';

const PROGRAM = join(__dirname, 'solveOnce.cjs');

/**
 * `solve` from the features to the best of all methods, on two cores and on one: the same bits. In processes of their own, with
 * compiled files, since worker threads run no others and this process's loader slows its own thread.
 */
export function solveItem(
  name: string,
  dataset: string,
  settings: { starts: number; steps: number },
  dataDir?: string,
): BenchItem {
  const from = dataDir === undefined ? {} : { dataDir };
  const time = (threads: number) => async () =>
    Number(execFileSync(process.execPath, [PROGRAM, JSON.stringify({ dataset, ...settings, threads, from })]));
  return {
    name,
    iterations: 0,
    nodes: loadDataset(dataset, from).full.n,
    steps: 1,
    warmup: 0,
    time: time(2),
    beside: [{ name: 'one-thread', time: time(1) }],
    peers: [],
    setup: {},
    problem: () => ({ arrays: {}, numbers: {} }),
  };
}
