import { describe, expect, it } from 'vitest';
import { summarize } from '../../src/experiments/summarize';
import { record } from '../support/record';

describe('summarize', () => {
  it('gives mean and sample deviation over seeds, in seed order', () => {
    const cell = summarize([
      record({ seed: 2, value: 4 }),
      record({ seed: 0, value: 1 }),
      record({ seed: 1, value: 1, collapsed: true }),
    ]);
    expect(cell).toMatchObject({ runs: 3, mean: 2, values: [1, 1, 4], collapsed: 1 });
    expect(cell?.deviation).toBeCloseTo(Math.sqrt(3), 12);
  });

  it('has no deviation over one run, and nothing over none', () => {
    expect(summarize([])).toBeUndefined();
    expect(summarize([record({ value: 0.4 })])?.deviation).toBe(0);
  });

  it('reads another metric by its name', () => {
    expect(summarize([record({ seconds: 2 })], 'seconds')?.mean).toBe(2);
    expect(summarize([record()], 'seconds')?.mean).toBeNaN();
  });
});
