import { describe, expect, it } from 'vitest';
import { liveTraining } from '../../src/notebook/liveTraining';
import { duration, ProgressHistory } from '../../src/notebook/ProgressHistory';
import { figureToSvg } from '../../src/notebook/static/figureToSvg';

describe('ProgressHistory', () => {
  it('keeps at most 2000 points of a long training, first to last', () => {
    const history = new ProgressHistory();
    const steps = 100_000;
    for (let step = 1; step <= steps; step++) history.add({ step, steps, loss: 1 / step, seconds: step / 100 });
    expect(history.steps.length).toBeLessThan(2000);
    expect(history.steps.length).toBeGreaterThan(900);
    expect(history.steps.at(-1)).toBe(steps);
    expect(history.losses).toEqual(history.steps.map((step) => 1 / step));
  });

  it('says speed and time left', () => {
    const history = new ProgressHistory();
    history.add({ step: 100, steps: 1000, loss: -0.5, value: 0.25, seconds: 2 });
    expect(history.sentence('modularity')).toBe(
      'step 100 of 1000 · loss −0.5 · modularity 0.25 · 50 steps/s · 18 s left',
    );
  });

  it('names the first step whose loss is not finite, and goes on', () => {
    const history = new ProgressHistory();
    for (const loss of [1, Number.NaN, 2]) history.add({ step: history.steps.length + 1, steps: 3, loss, seconds: 1 });
    expect(history.losses).toEqual([1, null, 2]);
    expect(history.sentence('v')).toContain('loss not finite from step 2');
  });
});

describe('liveTraining', () => {
  it('draws loss and objective side by side', () => {
    const live = liveTraining({ title: 'cora', valueName: 'modularity' });
    for (let step = 1; step <= 100; step++) {
      live.onProgress({ step, steps: 100, loss: -step, seconds: step, ...(step % 10 === 0 ? { value: step } : {}) });
    }
    const figure = live.figure();
    expect(figure.data.map(({ xaxis }) => xaxis)).toEqual(['x', 'x2']);
    expect(figure.layout.title.subtitle!.text).toContain('1.0 steps/s');
    expect(figureToSvg(figure)).toContain('Modularity after rounding');
  });

  it('costs under 10 microseconds a step outside a notebook', () => {
    const live = liveTraining();
    const start = performance.now();
    for (let step = 1; step <= 20_000; step++) live.onProgress({ step, steps: 20_000, loss: 1, seconds: step });
    expect((performance.now() - start) / 20_000).toBeLessThan(0.01);
  });

  it('finishes a training that never began', () => {
    expect(() => liveTraining().finish()).not.toThrow();
  });
});

describe('duration', () => {
  it.each([
    [0.44, '0.4 s'],
    [12.3, '12 s'],
    [185, '3 min 05 s'],
    [7800, '2 h 10 min'],
  ])('%d s is %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });
});
