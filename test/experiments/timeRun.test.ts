import { describe, expect, it } from 'vitest';
import { type RunRequest, resolveRun } from '../../src/experiments/resolveRun';
import { timeRun } from '../../src/experiments/timeRun';

const spec = (parts: Partial<RunRequest> = {}) =>
  resolveRun({ dataset: 'karate', splits: 'strict', k: 2, seed: 3, set: { steps: 2 }, ...parts });

describe('timeRun', () => {
  it.each(['train', 'forward', 'solve'] as const)('keeps the median of what it is to time: %s', async (timed) => {
    const record = await timeRun({ ...spec(), timed }, { budget: 0 });
    expect(record.spec).toEqual({ ...spec(), timed });
    const part = { train: 'train', forward: 'forward', solve: 'round' }[timed];
    expect(record.metrics).toEqual({ seconds: record.seconds[part], rounds: 1 });
  });

  it('repeats a short one, at most five times', async () => {
    const { metrics } = await timeRun({ ...spec({ method: 'train-cnm', set: {} }), timed: 'solve' });
    expect(metrics.rounds).toBe(5);
  });

  it('rejects with the reason of an abort rather than with a time cut short', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(timeRun({ ...spec(), timed: 'train' }, { signal })).rejects.toThrow('enough');
  });
});
