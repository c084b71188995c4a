import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTick, logTicks, niceTicks } from '../../../src/notebook/static/niceTicks';

const labels = (ticks: { label: string }[]): string[] => ticks.map(({ label }) => label);

describe('niceTicks', () => {
  it('steps by 1, 2 or 5 and writes the decimals the step needs', () => {
    expect(labels(niceTicks(0, 1, 5))).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(labels(niceTicks(-0.6, 0.03, 6))).toEqual(['−0.6', '−0.5', '−0.4', '−0.3', '−0.2', '−0.1', '0']);
    expect(labels(niceTicks(0, 100, 4))).toEqual(['0', '20', '40', '60', '80', '100']);
    expect(labels(niceTicks(12, 13, 2))).toEqual(['12.0', '12.5', '13.0']);
  });

  it('takes a descending range as the same range', () => {
    expect(niceTicks(10, 0)).toEqual(niceTicks(0, 10));
  });

  it('gives the one value of a range of no length', () => {
    expect(niceTicks(3, 3)).toEqual([{ value: 3, label: '3' }]);
  });

  it('writes large axes in thousands and millions', () => {
    expect(labels(niceTicks(0, 20000, 4))).toEqual(['0', '5k', '10k', '15k', '20k']);
    expect(labels(niceTicks(0, 2e6, 4))).toEqual(['0', '0.5M', '1.0M', '1.5M', '2.0M']);
  });

  it('stays inside the range, evenly spaced, with distinct labels, about as many as asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 10 }),
        (low, length, count) => {
          const ticks = niceTicks(low, low + length, count);
          const slack = 1e-6 * length;
          for (const { value } of ticks) {
            expect(value).toBeGreaterThanOrEqual(low - slack);
            expect(value).toBeLessThanOrEqual(low + length + slack);
          }
          expect(ticks.length).toBeGreaterThanOrEqual(1);
          expect(ticks.length).toBeLessThanOrEqual(2 * count + 2);
          expect(new Set(labels(ticks)).size).toBe(ticks.length);
        },
      ),
    );
  });
});

describe('logTicks', () => {
  it('are powers of ten over many decades, k and M from 10,000', () => {
    expect(labels(logTicks(1, 1e6))).toEqual(['1', '10', '100', '1000', '10k', '100k', '1M']);
  });

  it('have 2 and 5 in between over few decades', () => {
    expect(labels(logTicks(1, 100))).toEqual(['1', '2', '5', '10', '20', '50', '100']);
  });

  it('write very small values as powers', () => {
    expect(labels(logTicks(1e-6, 1e-3))).toEqual(['10⁻⁶', '10⁻⁵', '10⁻⁴', '0.001']);
  });
});

describe('formatTick', () => {
  it('has a true minus, and no minus zero', () => {
    expect(formatTick(-0.5, 0.1)).toBe('−0.5');
    expect(formatTick(-0, 0.1)).toBe('0');
  });

  it('writes an axis of tiny numbers in powers of ten', () => {
    expect(formatTick(2e-6, 1e-6, 4e-6)).toBe('2×10⁻⁶');
  });
});
