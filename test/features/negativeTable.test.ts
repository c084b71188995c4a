import { expect, it } from 'vitest';
import { negativeTable } from '../../src/features/negativeTable';

it('negativeTable holds every token in proportion to count^0.75', () => {
  const counts = [16, 0, 1, 81];
  const table = negativeTable(counts);
  const [a, b, c, d] = counts.map((_, token) => table.filter((entry) => entry === token).length / table.length);
  expect(a).toBeCloseTo(8 / 36, 4);
  expect(b).toBe(0);
  expect(c).toBeCloseTo(1 / 36, 4);
  expect(d).toBeCloseTo(27 / 36, 4);
});

it('negativeTable takes no counts, and none but zeros', () => {
  expect(negativeTable([])).toHaveLength(0);
  const table = negativeTable([0, 0]);
  expect(table.filter((token) => token === 0).length * 2).toBe(table.length);
});
