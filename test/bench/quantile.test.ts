import { expect, it } from 'vitest';
import { quantile } from '../../bench/quantile';

it('quantile interpolates and leaves its argument as it is', () => {
  const values = [10, 0, 20];
  expect(quantile(values, 0.25)).toBe(5);
  expect(quantile(values, 0)).toBe(0);
  expect(quantile(values, 1)).toBe(20);
  expect(values).toEqual([10, 0, 20]);
  expect(quantile([], 0.5)).toBeNaN();
});
