import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Queue, QueueEvents } from 'bullmq';
import { ResultsStore } from '../src/experiments/ResultsStore';
import type { RunSpec } from '../src/experiments/RunSpec';
import { resolveRun } from '../src/experiments/resolveRun';
import { type RunAllOptions, runAll } from '../src/experiments/runAll';
import { RedisServer } from '../test/support/redisServer';
import type { BenchItem } from './BenchItem';
import { BARE, THREADS, WORKER } from './emptyQueue';

/**
 * What a run costs beside its own work: runs that do nothing, from the plan to the store, by the queue and its worker process; by
 * worker threads of this process; and as jobs of BullMQ alone, by a worker process that does nothing either. Redis is our own, on
 * loopback, and everything has started before the clock does.
 */
export function queueItem(name: string, runs: number): BenchItem {
  return {
    name,
    iterations: 0,
    nodes: 0,
    steps: runs,
    time: (_, count) => onRedis('ours', (url) => store(count, { queue: { url } })),
    beside: [
      { name: 'worker-threads', time: () => store(runs, { threads: THREADS }) },
      { name: 'bullmq', time: () => onRedis('bare', (url) => bare(url, runs)) },
    ],
    peers: [],
    setup: {},
    problem: () => ({ arrays: {}, numbers: {} }),
  };
}

/** Milliseconds a run. */
async function store(count: number, options: Partial<RunAllOptions>): Promise<number> {
  const one = resolveRun({ dataset: 'karate', splits: 'strict', k: 2 });
  const specs = Array.from({ length: count }, (_, seed): RunSpec => ({ ...one, seed }));
  const folder = mkdtempSync(join(tmpdir(), 'queue-bench-'));
  const results = new ResultsStore(join(folder, 'results.jsonl'));
  try {
    const begun = performance.now();
    await runAll(specs, results, { worker: WORKER, ...options });
    const ms = (performance.now() - begun) / count;
    if (results.all().length !== count) throw new Error(`${results.all().length} of ${count} runs came back`);
    return ms;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same number of empty jobs; an answer counts when it is here. */
async function bare(url: string, count: number): Promise<number> {
  const connection = { url, maxRetriesPerRequest: null };
  const queue = new Queue(BARE, { connection });
  const events = new QueueEvents(BARE, { connection });
  await events.waitUntilReady();
  let came = 0;
  const all = new Promise<void>((resolve) => {
    events.on('completed', () => {
      if (++came === count) resolve();
    });
  });
  const begun = performance.now();
  await queue.addBulk(Array.from({ length: count }, (_, seed) => ({ name: 'job', data: { seed } })));
  await all;
  const ms = (performance.now() - begun) / count;
  await Promise.all([queue.close(), events.close()]);
  return ms;
}

/** With a Redis and a worker process that end with the work. */
async function onRedis(kind: 'ours' | 'bare', work: (url: string) => Promise<number>): Promise<number> {
  const redis = await RedisServer.start('--save', '');
  let worker: ChildProcess | undefined;
  try {
    const command = [...process.execArgv, join(__dirname, 'emptyQueue.ts'), redis.url, kind];
    worker = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(worker.stdout!, 'data');
    return await work(redis.url);
  } finally {
    worker?.kill('SIGKILL');
    await redis.stop();
  }
}
