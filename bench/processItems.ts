import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from '../src/experiments/means';
import type { RunRecord } from '../src/experiments/RunRecord';
import type { BenchItem } from './BenchItem';

const BIN = join(__dirname, '..', 'bin', 'clusternet.js');

/** `clusternet` with these arguments in a process of its own: milliseconds from its start to its exit, and what it printed. */
async function runCli(args: readonly string[]): Promise<{ ms: number; record: RunRecord }> {
  const begun = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [BIN, ...args, '--json']);
  return { ms: performance.now() - begun, record: JSON.parse(stdout) as RunRecord };
}

const NO_PEERS = { iterations: 0, nodes: 0, peers: [], setup: {}, problem: () => ({ arrays: {}, numbers: {} }) };

async function medianOf(work: () => Promise<number>, count: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) times.push(await work());
  return median(times);
}

const dataFlag = (dataDir: string | undefined): string[] => (dataDir === undefined ? [] : ['--data', dataDir]);

/** Loading a data set, as a new process does it: files read, graph and splits built, features scaled. */
export function loadItem(name: string, dataset: string, dataDir?: string): BenchItem {
  const args = ['run', '--dataset', dataset, '--method', 'train-louvain', ...dataFlag(dataDir)];
  const load = async () => 1000 * (await runCli(args)).record.seconds.load;
  return { ...NO_PEERS, name, steps: 1, time: (_, count) => medianOf(load, count) };
}

/**
 * `clusternet run` on the built-in karate club with a single training step, from the start of the process to its exit: an upper
 * bound of the time to that step.
 */
export function startItem(name: string): BenchItem {
  const args = ['run', '--dataset', 'karate', '--task', 'optimize', '--k', '4', '--steps', '1'];
  return { ...NO_PEERS, name, steps: 1, time: (_, count) => medianOf(async () => (await runCli(args)).ms, count) };
}
