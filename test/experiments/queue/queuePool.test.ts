import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { jobId, QUEUE, queueJob } from '../../../src/experiments/queue/QueueJob';
import { type QueueWorkerOptions, workOnQueue } from '../../../src/experiments/queue/workOnQueue';
import { ResultsStore } from '../../../src/experiments/ResultsStore';
import type { RunSpec } from '../../../src/experiments/RunSpec';
import { type RunAllOptions, runAll } from '../../../src/experiments/runAll';
import { version } from '../../../src/version';
import { fileWith } from '../../data/temporary';
import { karateRun } from '../../support/karateRun';
import { NEEDS_REDIS, NO_REDIS, RedisServer } from '../../support/redisServer';

/** Stands for a worker of a paper: a run's value is its seed, that of seed 2 fails, 5 takes its time, those from 9 on never end. */
const worker = fileWith(
  `module.exports = async ({ spec }) => {
    if (spec.seed === 2) throw new Error('seed 2 is out of luck');
    if (spec.seed === 5) await new Promise((resolve) => setTimeout(resolve, 700));
    if (spec.seed >= 9) await new Promise(() => setInterval(() => {}, 1000));
    return { spec, metrics: { value: spec.seed }, seconds: {}, version: '0' };
  };`,
  'worker.cjs',
);

describe.skipIf(NO_REDIS)(`a queue ${NEEDS_REDIS}`, () => {
  let redis: RedisServer;
  let queue: Queue;
  let store: ResultsStore;
  let end: AbortController;
  let handBack: AbortController;
  const working: Promise<unknown>[] = [];
  const connection = () => ({ url: redis.url, maxRetriesPerRequest: null });

  const fill = (runs: readonly RunSpec[], { queue: told, ...options }: Partial<RunAllOptions> = {}) =>
    runAll(runs, store, { worker: '/nowhere', queue: { url: redis.url, every: 0.2, ...told }, ...options });
  const work = (options: Partial<QueueWorkerOptions> = {}) => {
    const [signal, hands] = [end.signal, handBack.signal];
    const all = { url: redis.url, worker, concurrency: 1, lostAfter: 0.5, signal, handBack: hands, ...options };
    const done = workOnQueue(all);
    working.push(done.catch(() => {}));
    return done;
  };
  const values = () =>
    new ResultsStore(store.file)
      .all()
      .map(({ metrics }) => metrics.value)
      .sort();
  const stateOf = async (one: number) => (await queue.getJob(jobId(karateRun(one))))?.getState();
  const until = async (holds: () => Promise<boolean>) => {
    while (!(await holds())) await wait(20);
  };

  beforeAll(async () => {
    redis = await RedisServer.start('--save', '');
    queue = new Queue(QUEUE.name, { ...QUEUE, connection: connection() });
  });
  beforeEach(() => {
    store = new ResultsStore(join(mkdtempSync(join(tmpdir(), 'queue-')), 'results.jsonl'));
    [end, handBack] = [new AbortController(), new AbortController()];
  });
  afterEach(async () => {
    end.abort();
    handBack.abort();
    await Promise.all(working.splice(0));
    await redis.command('FLUSHALL');
  });
  afterAll(async () => {
    await queue.close();
    await redis.stop();
  });

  it('makes every run once and reports the one that throws; nothing is left behind', async () => {
    const told: string[] = [];
    void work({ concurrency: 2, onRun: (spec, outcome) => told.push(`${spec.seed} ${outcome instanceof Error}`) });
    const failed: string[] = [];
    await fill([karateRun(0), karateRun(1), karateRun(2), karateRun(3)], {
      onError: (spec, { message }) => failed.push(`${spec.seed}: ${message}`),
    });
    expect([values(), failed]).toEqual([[0, 1, 3], ['2: seed 2 is out of luck']]);
    expect(told.sort()).toEqual(['0 false', '1 false', '2 true', '3 false']);
    expect(await queue.getJobCountByTypes('waiting', 'active', 'completed', 'failed', 'delayed')).toBe(0);
  });

  it('says when nobody is there to work', async () => {
    const notices: string[] = [];
    const filled = fill([karateRun(1)], { queue: { url: redis.url, onNotice: (text) => notices.push(text) } });
    await until(async () => notices.length > 0);
    expect(notices).toEqual([`no worker is there yet; start some with: clusternet worker --queue ${redis.url}`]);
    void work();
    await filled;
    expect(values()).toEqual([1]);
  });

  it('goes on when Redis loses everything', async () => {
    void work();
    const runs = [0, 1, 5, 6, 7].map(karateRun);
    let flushed = false;
    await fill(runs, {
      onProgress() {
        if (!flushed) void redis.command('FLUSHALL'); // one run is being made, others wait
        flushed = true;
      },
    });
    expect(values()).toEqual([0, 1, 5, 6, 7]);
  });

  it('takes what came while no one was waiting, and makes anew what failed then', async () => {
    const add = (one: number) => queue.add('run', queueJob(karateRun(one), 'none'), { jobId: jobId(karateRun(one)) });
    void work();
    await Promise.all([add(3), add(2)]);
    await until(async () => (await stateOf(3)) === 'completed' && (await stateOf(2)) === 'failed');
    const made: number[] = [];
    void work({ onRun: ({ seed: one }) => made.push(one) });
    const failed: number[] = [];
    await fill([karateRun(2), karateRun(3)], { onError: (spec) => failed.push(spec.seed) });
    expect([values(), failed]).toEqual([[3], [2]]);
    expect(made).not.toContain(3);
  });

  it('takes out at an abort what nobody has begun', async () => {
    const controller = new AbortController();
    const filled = fill([karateRun(9), karateRun(10), karateRun(11)], { signal: controller.signal });
    void work();
    await until(async () => (await stateOf(9)) === 'active');
    controller.abort();
    await filled;
    expect([values(), await stateOf(9), await stateOf(10), await stateOf(11)]).toEqual([
      [],
      'active',
      undefined,
      undefined,
    ]);
  });

  it('hands a run back where its worker has to stop, and another worker makes it', async () => {
    await queue.add('run', queueJob(karateRun(9), 'none'), { jobId: jobId(karateRun(9)) });
    const first = work();
    await until(async () => (await stateOf(9)) === 'active');
    end.abort();
    expect(await stateOf(9)).toBe('active'); // it might still finish
    handBack.abort();
    expect(await first).toEqual({ handedBack: 1 });
    expect(await stateOf(9)).toBe('waiting');
  });

  it('ends after a time without work', async () => {
    expect(await work({ idle: 0.1 })).toEqual({ handedBack: 0 });
  });

  it('gives a run of a lost worker to another, and reports one that two workers were lost with', async () => {
    /** Takes a run and is never heard of again. */
    const takeAndDie = async (): Promise<void> => {
      const dying = new Worker(QUEUE.name, () => new Promise(() => {}), {
        ...{
          prefix: QUEUE.prefix,
          connection: connection(),
          lockDuration: 300,
          skipLockRenewal: true,
          skipStalledCheck: true,
        },
      });
      await new Promise((resolve) => dying.once('active', resolve));
      await dying.close(true);
    };
    const failed: string[] = [];
    const filled = fill([karateRun(1)], { onError: (_, { message }) => failed.push(message) });
    await takeAndDie();
    const check = new Worker(QUEUE.name, null, { ...QUEUE, connection: connection(), stalledInterval: 300 });
    await check.startStalledCheckTimer();
    await until(async () => (await stateOf(1)) === 'waiting');
    await check.close();
    await takeAndDie();
    void work();
    await filled;
    expect(values()).toEqual([]);
    expect(failed).toEqual([`its worker was lost, and so was a second one: ${JSON.stringify(karateRun(1))}`]);
  });

  it('hands runs of another version and on other data back, says so to both sides, and ends the worker', async () => {
    const notices: string[] = [];
    const filling = new AbortController();
    const options = {
      queue: { url: redis.url, onNotice: (text: string) => notices.push(text) },
      signal: filling.signal,
    };
    const filled = fill([karateRun(9)], options);
    const other = { ...queueJob(karateRun(1), 'none'), version: '0.0.9' };
    await queue.add('run', other, { jobId: 'other' });
    const refusing = work({ concurrency: 2 });
    await until(async () => notices.some((text) => text.includes('a worker has stopped: ')));
    handBack.abort(); // or it would finish the other run
    await expect(refusing).rejects.toThrow(
      `queue: expected runs for clusternet ${version} (protocol 1, fixed kernels), but got one for clusternet 0.0.9 (protocol 1,`,
    );
    expect(await (await queue.getJob('other'))!.getState()).toBe('waiting');
    filling.abort();
    await filled;

    await redis.command('FLUSHALL');
    handBack = new AbortController();
    await queue.add('run', queueJob(karateRun(1), 'a1b2'), { jobId: jobId(karateRun(1)) });
    await expect(work()).rejects.toThrow('data set karate: expected files of hash a1b2, but got hash none');
    expect(await stateOf(1)).toBe('waiting');
  });

  it('replaces a run that another version has left', async () => {
    await queue.add('run', { ...queueJob(karateRun(1), 'none'), version: '0.0.9' }, { jobId: jobId(karateRun(1)) });
    const filled = fill([karateRun(1)]);
    await until(async () => (await queue.getJob(jobId(karateRun(1))))?.data.version === version);
    void work();
    await filled;
    expect(values()).toEqual([1]);
  });
});
