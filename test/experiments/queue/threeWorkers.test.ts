import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ResultsStore } from '../../../src/experiments/ResultsStore';
import type { RunSpec } from '../../../src/experiments/RunSpec';
import { resolveRun } from '../../../src/experiments/resolveRun';
import { runAll } from '../../../src/experiments/runAll';
import { NEEDS_REDIS, NO_REDIS, RedisServer } from '../../support/redisServer';
import { CliProcess, NOT_BUILT } from '../../support/workerProcess';

const worker = join(__dirname, '../../../dist/papers/worker.js');
const runs: RunSpec[] = Array.from({ length: 18 }, (_, seed) =>
  resolveRun({ dataset: 'karate', splits: 'strict', k: 3, seed, set: { steps: 100 } }),
);
const emptyStore = () => new ResultsStore(join(mkdtempSync(join(tmpdir(), 'queue-')), 'results.jsonl'));
/** Everything but the time it took, in the order of the seeds. */
const contents = (store: ResultsStore) =>
  new ResultsStore(store.file)
    .all()
    .map(({ seconds: _, ...record }) => record)
    .sort((a, b) => a.spec.seed - b.spec.seed);

describe.skipIf(NO_REDIS || NOT_BUILT)(`an experiment on a queue ${NEEDS_REDIS}`, () => {
  let redis: RedisServer;
  const workers: CliProcess[] = [];
  const start = () => {
    const one = new CliProcess('worker', '--queue', redis.url, '--concurrency', '1', '--lost-after', '1');
    workers.push(one);
    return one;
  };
  beforeAll(async () => {
    redis = await RedisServer.start();
  });
  afterAll(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await redis.stop();
  });

  it('of three workers, one killed and one stopped, and a Redis that restarts, is the local one to the bit', async () => {
    const [first, second, third] = [start(), start(), start()] as const;
    const store = emptyStore();
    const failed: string[] = [];
    const seen: number[] = [];
    let restarted: Promise<void> | undefined;
    await runAll(runs, store, {
      worker,
      queue: { url: redis.url, every: 0.5 },
      onError: (spec, { message }) => failed.push(`${spec.seed}: ${message}`),
      onProgress({ done, workers: known }) {
        seen.push(known ?? -1);
        if (done === 3) first.child.kill('SIGKILL');
        if (done === 6) second.child.kill('SIGTERM');
        if (done === 9) restarted = redis.stop().then(() => redis.start());
      },
    });
    await restarted;
    third.child.kill('SIGINT');
    expect(await Promise.all([first.end(), second.end(), third.end()])).toEqual(['SIGKILL', 0, 130]);
    expect(second.err).toMatch(/worker stopped: \d+ runs? made, \d handed back\n$/);
    expect(failed).toEqual([]);
    expect(Math.max(...seen)).toBeGreaterThan(1);
    const local = emptyStore();
    await runAll(runs, local, { worker, threads: 2 });
    expect(contents(store)).toHaveLength(runs.length);
    expect(contents(store)).toEqual(contents(local));
    expect(await redis.command('KEYS', 'clusternet:runs:*[0-9a-f][0-9a-f][0-9a-f]*')).toEqual([]); // no job is left behind
  }, 60_000);
});
