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
  expect(() => of([0], [], [1])).toThrow(/1 heads, 0 tails and 1 likes/);
});

it.each([
  ['squared', [0, 1, 0], [1, 2, 2], [0, 1, 0]],
  ['squared', [0], [1], [0]],
  ['distance', [0, 1], [1, 2], [0, 1]],
  ['distance', [0], [1], [1]],
] as const)(
  'pulls what is alike together and pushes the rest apart, form %s: %j with %j',
  (form, heads, tails, alike) => {
    const pairs = { heads: Int32Array.from(heads), tails: Int32Array.from(tails), alike };
    // d cost / d v_i = 2 slope (v_i − v_j), of the pair's squared distance s.
    const expected = points.map(() => [0, 0]);
    heads.forEach((i, e) => {
      const j = tails[e]!;
      const apart = points[i]!.map((value, c) => value - points[j]![c]!);
      const s = apart.reduce((sum, value) => sum + value * value, 0);
      const d = Math.sqrt(s);
      const squared = alike[e] === 1 ? 1 : -2 * Math.max(1 - s, 0);
      const distance = alike[e] === 1 ? Math.max(d - 0.05, 0) / d : -Math.max(1 - d, 0) / d;
      const slope = (form === 'squared' ? squared : distance) / heads.length;
      apart.forEach((value, c) => {
        expected[i]![c]! += 2 * slope * value;
        expected[j]![c]! -= 2 * slope * value;
      });
    });
    const gradient = tf.grad((v: tf.Tensor) => contrastive(v as tf.Tensor2D, pairs, { form }))(tf.tensor2d(points));
    Array.from(gradient.dataSync()).forEach((value, at) => {
      expect(value).toBeCloseTo(expected.flat()[at]!, 5);
    });
  },
);
