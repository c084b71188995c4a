import { expect, it } from 'vitest';
import { deviation, mean, median, sum } from '../../src/experiments/means';

it('mean, sample deviation and median of hand-computed values, and of none', () => {
  expect(sum([])).toBe(0);
  expect([mean([1, 2, 6]), deviation([1, 3]), median([5, 1, 2])]).toEqual([3, Math.SQRT2, 2]);
  expect(median([4, 1])).toBe(2.5);
  expect(deviation([7])).toBe(0);
  expect(mean([])).toBeNaN();
  expect(median([])).toBeNaN();
});
