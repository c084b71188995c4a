import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunRecord } from '../../src/experiments/RunRecord';
import type { RunSpec } from '../../src/experiments/RunSpec';
import * as runs from '../../src/experiments/run';
import { timeRun } from '../../src/experiments/timeRun';
import { resolve } from '../../src/papers';

const training: RunSpec = { ...resolve({ dataset: 'karate', seed: 3, set: { steps: 3 } }), timed: 'train' };
const algorithm: RunSpec = { ...resolve({ dataset: 'karate', method: 'train-cnm' }), timed: 'solve' };

describe('timeRun', () => {
  it('runs once where the budget is spent, and keeps the spec and what was taken', async () => {
    const record = await timeRun(training, { budget: 0 });
    expect(record.spec).toEqual(training);
    expect(record.metrics).toEqual({ seconds: record.seconds.train, rounds: 1 });
    expect(record.seconds.train).toBeGreaterThan(0);
    expect(record.machine!.cores).toBeGreaterThan(0);
  });

  it('ends at an abort, with what there is', async () => {
    const { metrics } = await timeRun(algorithm, { budget: 60, signal: AbortSignal.abort() });
    expect(metrics.rounds).toBe(1);
  });
});

describe('timeRun over rounds', () => {
  const seeds: number[] = [];
  let took: { train: number; forward: number; round: number }[] = [];
  beforeEach(() => {
    seeds.length = 0;
    took = [5, 1, 4, 2, 30].map((train) => ({ train, forward: train / 10, round: train / 100 }));
    vi.spyOn(runs, 'run').mockImplementation(async (given): Promise<RunRecord> => {
      expect(given).not.toHaveProperty('timed');
      seeds.push(given.seed);
      return { spec: given, metrics: { value: 0 }, seconds: took[seeds.length - 1]!, version: '0.0.0' };
    });
    return () => vi.restoreAllMocks();
  });

  it('takes the median of five under the seeds from its own on', async () => {
    const record = await timeRun(training, { budget: 60 });
    expect(record.metrics).toEqual({ seconds: 4, rounds: 5 });
    expect(record.spec).toEqual(training);
    expect(seeds).toEqual([3, 4, 5, 6, 7]);
  });

  it.each([
    ['train', 4],
    ['forward', 0.4],
    ['solve', 0.04],
  ] as const)('times the part that is asked for: %s', async (timed, seconds) => {
    const { metrics } = await timeRun({ ...training, timed }, { budget: 60 });
    expect(metrics.seconds).toBeCloseTo(seconds, 12);
  });

  it('runs no more once it is aborted', async () => {
    const controller = new AbortController();
    vi.mocked(runs.run).mockImplementationOnce(async (given) => {
      controller.abort();
      return { spec: given, metrics: {}, seconds: took[0]!, version: '0.0.0' };
    });
    const { metrics } = await timeRun(training, { budget: 60, signal: controller.signal });
    expect(metrics).toEqual({ seconds: 5, rounds: 1 });
  });
});
