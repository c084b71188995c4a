import { describe, expect, it } from 'vitest';
import '../../src/kernels/backend';
import type { LoopOptions, Training } from '../../src/training/Training';
import { trainingLoop } from '../../src/training/trainingLoop';

const options: LoopOptions<number> = { steps: 20, learningRate: 0.1, weightDecay: 0 };

/** Losses and looks by formula, nothing trained. */
function counting(lossOfLook: (step: number) => number, more: Partial<Training<number>> = {}): Training<number> {
  return {
    model: { variables: {} },
    step: ({ step }) => step,
    look: ({ step }) => ({ loss: lossOfLook(step), value: -step, collapsed: false, keep: () => step }),
    ...more,
  };
}

describe('trainingLoop', () => {
  it('looks every `selectEvery` steps and at the last, and keeps the first of the best', async () => {
    const training = counting((step) => Math.abs(step - 10) % 6);
    const { state, best, stopped } = await trainingLoop(training, { ...options, selectEvery: 6 });
    expect(stopped).toBe('completed');
    expect(state.looks.map(({ step, loss }) => [step, loss])).toEqual([
      [6, 4],
      [12, 2],
      [18, 2],
      [20, 4],
    ]);
    expect(best).toEqual({ kept: 12, loss: 2, collapsed: false, step: 12 });
    expect(state.losses).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('stops after `patience` looks without a better one', async () => {
    const { state, stopped } = await trainingLoop(
      counting((step) => Math.abs(step - 4)),
      { ...options, selectEvery: 2, patience: 3 },
    );
    expect([stopped, state.step]).toEqual(['early', 10]);
  });

  it('reports values where it looks, and only there', async () => {
    const seen: (number | undefined)[] = [];
    await trainingLoop(
      counting(() => 0),
      { ...options, steps: 5, selectEvery: 2, onProgress: ({ value }) => seen.push(value) },
    );
    expect(seen).toEqual([undefined, -2, undefined, -4, -5]);
  });

  it.each([
    [true, 2],
    [false, 20],
  ])('starts again when told of a collapse; the best look of before counts: %s', async (keepsBest, expected) => {
    const attempts: number[] = [];
    const training = counting(() => 1, {
      keepsBest,
      look: ({ attempt, step }) => ({ loss: attempt, value: 0, collapsed: false, keep: () => step }),
      hasCollapsed: ({ attempt, step }) => attempt < 2 && step === 2 * (attempt + 1),
      restart: (attempt) => attempts.push(attempt),
    });
    const { state, best } = await trainingLoop(training, { ...options, selectEvery: keepsBest ? 2 : 30, restarts: 5 });
    expect(attempts).toEqual([1, 2]);
    expect([state.attempt, state.step, state.losses.length]).toEqual([2, 20, 20]);
    expect(best!.kept).toBe(expected);
  });

  it('makes no fresh attempt once none is left, or after an abort', async () => {
    const collapsing = counting(() => 1, { hasCollapsed: (_, stopped) => stopped !== undefined });
    const { state, collapsed } = await trainingLoop(collapsing, { ...options, restarts: 3 });
    expect([state.attempt, collapsed]).toEqual([3, true]);
    const signal = AbortSignal.abort();
    const aborted = await trainingLoop(collapsing, { ...options, restarts: 3, signal });
    expect([aborted.state.attempt, aborted.state.step, aborted.stopped]).toEqual([0, 0, 'aborted']);
  });

  it('gives timers their turn, by which it can be aborted', async () => {
    const signal = AbortSignal.timeout(40);
    const { stopped, state } = await trainingLoop(
      counting(() => 0),
      { ...options, steps: 1e9, selectEvery: 1e9, signal },
    );
    expect(stopped).toBe('aborted');
    expect(state.step).toBeGreaterThan(0);
  });

  it('refuses NaN, and names the step and the attempt', async () => {
    const failing = (from: number): Training<number> =>
      counting(() => 0, { step: ({ step }) => (step + 1 >= from ? Number.NaN : 1) });
    await expect(trainingLoop(failing(4), options)).rejects.toThrow(
      'training loss: expected a number at every step (a learning rate below 0.1 may keep it one), but got NaN at step 4',
    );
    await expect(trainingLoop(failing(1), options)).rejects.toThrow('look for a division by zero');
    const later = counting(() => 0, {
      step: ({ attempt, step }) => (attempt === 1 && step === 2 ? Number.NaN : 1),
      hasCollapsed: ({ attempt, step }) => attempt === 0 && step === 5,
    });
    await expect(trainingLoop(later, { ...options, restarts: 1 })).rejects.toThrow('NaN at step 3 of restart 1');
  });
});
