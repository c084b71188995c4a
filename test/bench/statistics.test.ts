import { expect, it } from 'vitest';
import { median, quantile } from '../../bench/statistics';

it('median of odd, even, one and no values', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

it('quantile interpolates and leaves its argument as it is', () => {
  const values = [10, 0, 20];
  expect(quantile(values, 0.25)).toBe(5);
  expect(quantile(values, 0)).toBe(0);
  expect(quantile(values, 1)).toBe(20);
  expect(values).toEqual([10, 0, 20]);
});
