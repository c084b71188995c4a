import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { loadDataset } from '../src/data/loadDataset';
import type { BenchItem } from './BenchItem';

/**
 * What spreads over threads, on two cores and on one: the same bits. In processes of their own, with compiled files, since worker
 * threads run no others and this process's loader slows its own thread.
 * @param program of this folder; gets its options as JSON and prints milliseconds
 */
export function threadsItem(
  name: string,
  program: 'solveOnce.cjs' | 'experimentOnce.cjs',
  dataset: string,
  settings: Readonly<Record<string, number>>,
  dataDir?: string,
): BenchItem {
  const from = dataDir === undefined ? {} : { dataDir };
  const time = (threads: number) => async () => {
    const options = JSON.stringify({ dataset, ...settings, threads, from });
    return Number(execFileSync(process.execPath, [join(__dirname, program), options]));
  };
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
