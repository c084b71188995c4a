import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { contrastive } from '../../src/ops/contrastive';

const points = [
  [0, 0],
  [0.6, 0],
  [3, 4],
];
const of = (heads: number[], tails: number[], alike: number[], options = {}) =>
  contrastive(
    tf.tensor2d(points),
    { heads: Int32Array.from(heads), tails: Int32Array.from(tails), alike },
    options,
  ).dataSync()[0];

it('the squared form: s where alike, max(1 − s, 0)² where not', () => {
  expect(of([0], [2], [1])).toBe(25);
  expect(of([0], [1], [0])).toBeCloseTo((1 - 0.36) ** 2, 6);
  expect(of([0], [2], [0])).toBe(0);
  expect(of([0, 0], [2, 1], [1, 0])).toBeCloseTo((25 + 0.64 ** 2) / 2, 5);
});

it('the form of distances: max(d − slack, 0)² and max(margin − d, 0)²', () => {
  expect(of([0], [2], [1], { form: 'distance' })).toBeCloseTo(4.95 ** 2, 4);
  expect(of([0], [1], [0], { form: 'distance' })).toBeCloseTo(0.16, 6);
  expect(of([1], [1], [1], { form: 'distance' })).toBe(0);
});

it('refuses no pairs, and pairs of unequal length', () => {
  expect(() => of([], [], [])).toThrow(/contrastive: expected at least one pair.* but got 0 heads/);
  expect(() => of([0], [1], [])).toThrow(/1 heads, 1 tails and 0 likes/);
});
