import { expect, it } from 'vitest';
import { argmax } from '../../../src/problems/rounding/argmax';

it('argmax takes the largest weight of each row, the first of equals', () => {
  expect(Array.from(argmax([0.1, 0.7, 0.2, 0.5, 0.5, 0, 0, 0, 1], 3))).toEqual([1, 0, 2]);
  expect(Array.from(argmax([1, 1], 1))).toEqual([0, 0]);
  expect(Array.from(argmax([], 3))).toEqual([]);
});
