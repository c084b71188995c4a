import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ResultsStore } from '../../src/experiments/ResultsStore';
import type { RunSpec } from '../../src/experiments/RunSpec';
import { resolveRun } from '../../src/experiments/resolveRun';
import { type RunAllOptions, runAll } from '../../src/experiments/runAll';
import { fileWith } from '../data/temporary';
import { karateRun } from '../support/karateRun';
import { recordOf } from '../support/record';

/** Stands for a worker of a paper: a run's value is its seed, that of seed 2 fails, those from 9 on never end. */
const worker = fileWith(
  `module.exports = async ({ spec }) => {
    if (spec.seed === 2) throw new Error('seed 2 is out of luck');
    if (spec.seed >= 9) await new Promise(() => setInterval(() => {}, 1000));
    return { spec, metrics: { value: spec.seed }, seconds: {}, version: '0' };
  };`,
  'worker.cjs',
);
const timed = (one: number): RunSpec => ({ ...karateRun(one), timed: 'train' });

describe('runAll', () => {
  let store: ResultsStore;
  const go = (runs: readonly RunSpec[], options: Partial<RunAllOptions> = {}) =>
    runAll(runs, store, { worker, threads: 2, ...options });
  const values = () =>
    new ResultsStore(store.file)
      .all()
      .map(({ metrics }) => metrics.value)
      .sort();
  beforeEach(() => {
    store = new ResultsStore(join(mkdtempSync(join(tmpdir(), 'run-all-')), 'results.jsonl'));
  });

  it('makes the runs that the store lacks and keeps each', async () => {
    store.append(recordOf(karateRun(1), { value: 100 }));
    const told: string[] = [];
    await go([karateRun(0), karateRun(1), karateRun(3)], {
      onProgress: ({ done, total, secondsLeft }) => told.push(`${done}/${total} ${secondsLeft >= 0}`),
    });
    expect(values()).toEqual([0, 100, 3]);
    expect(told).toEqual(['1/2 true', '2/2 true']);
    await go([karateRun(0), karateRun(1), karateRun(3)], { worker: '/nowhere', onProgress: () => told.push('more') });
    expect(told).toHaveLength(2);
  });

  it('goes on after a run that fails, and says which', async () => {
    const failed: string[] = [];
    const onError = (spec: RunSpec, { message }: Error) => failed.push(`${spec.seed}: ${message}`);
    await go([karateRun(2), karateRun(3), karateRun(4)], { onError });
    expect(values()).toEqual([3, 4]);
    expect(failed).toEqual(['2: seed 2 is out of luck']);
  });

  it('ends at an abort with what is finished, and calls nothing an error', async () => {
    const controller = new AbortController();
    const failed: number[] = [];
    await go([karateRun(1), karateRun(9), karateRun(10)], {
      threads: 1,
      signal: controller.signal,
      onProgress: () => controller.abort(),
      onError: (spec) => failed.push(spec.seed),
    });
    expect(values()).toEqual([1]);
    expect(failed).toEqual([]);
  });

  it('stops where a record cannot be kept, and says it once', async () => {
    const failed: number[] = [];
    store.append = () => {
      throw new Error('disk full');
    };
    const runs = [karateRun(1), karateRun(9), karateRun(10), karateRun(11)];
    await expect(go(runs, { onError: (spec) => failed.push(spec.seed) })).rejects.toThrow('disk full');
    expect([values(), failed]).toEqual([[], []]);
  });

  it('lets no second process work on the same store, and makes nothing twice that another one has made', async () => {
    writeFileSync(`${store.file}.lock`, JSON.stringify({ pid: process.ppid, host: hostname() }));
    await expect(go([karateRun(1)])).rejects.toThrow(`process ${process.ppid}`);
    rmSync(`${store.file}.lock`);
    new ResultsStore(store.file).append(recordOf(karateRun(1), { value: 100 })); // this store has not read it
    await go([karateRun(1), karateRun(3)]);
    expect(values()).toEqual([100, 3]);
    expect(existsSync(`${store.file}.lock`)).toBe(false);
  });

  it('measures times in this thread, after the runs', async () => {
    const order: string[] = [];
    await go([timed(0), karateRun(1)], { onProgress: ({ last: { spec } }) => order.push(spec.timed ?? 'run') });
    expect(order).toEqual(['run', 'train']);
    expect(store.get(timed(0))?.metrics.seconds).toBeGreaterThan(0);
    expect(store.get(karateRun(0))).toBeUndefined();
  });

  it('keeps no time of a training that an abort cut short', async () => {
    const controller = new AbortController();
    const long = resolveRun({ dataset: 'karate', splits: 'strict', k: 2, set: { steps: 1_000_000 } });
    setTimeout(() => controller.abort(), 100);
    await go([{ ...long, timed: 'train' }], { signal: controller.signal });
    expect(values()).toEqual([]);
  });
});
