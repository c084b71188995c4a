import { expect, it } from 'vitest';
import { neighborsItem, normalPoints } from '../../bench/neighborsItem';
import { pointsOf } from '../support/points';

it('ends with the mean distance to the neighbours, and gives its peers the points', async () => {
  const points = pointsOf([[0], [1], [3]]);
  const item = neighborsItem('toy', points, 2);
  expect(await item.time(0, 1)).toBeGreaterThan(0);
  expect(item.value!()).toBeCloseTo(2, 12);
  expect(item.problem()).toEqual({ arrays: { features: points.values }, numbers: { n: 3, F: 1 } });
});

it('draws the same points every time', () => {
  const { rows, cols, values } = normalPoints(4, 3);
  expect([rows, cols]).toEqual([4, 3]);
  expect(values).toEqual(normalPoints(4, 3).values);
});
