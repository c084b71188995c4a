import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { maximum } from '../../src/ops/maximum';
import { selectNodes } from '../../src/ops/selectNodes';
import { sigmoid } from '../../src/ops/sigmoid';
import { softMaximum } from '../../src/ops/softMaximum';
import { withinBudget } from '../../src/ops/withinBudget';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

const vector = (values: ArrayLike<number>) => exact<tf.Tensor1D>(values, [values.length]);
const scores = (n: number, k: number, seed: number) => exact<tf.Tensor2D>(randomValues(n * k, seed), [n, k]);

/** The definition, term by term. */
function selected(s: ArrayLike<number>, n: number, k: number, eta: number, gamma: number): number[] {
  const b = new Array<number>(n).fill(0);
  for (let c = 0; c < k; c++) {
    const weights = Array.from({ length: n }, (_, j) => Math.exp(eta * s[j * k + c]));
    const mass = weights.reduce((sum, w) => sum + w, 0);
    weights.forEach((w, j) => {
      b[j] += w / mass;
    });
  }
  const x = b.map((value) => 2 * (1 / (1 + Math.exp(-gamma * value)) - 0.5));
  const total = x.reduce((sum, value) => sum + value, 0);
  return total > k ? x.map((value) => (k * value) / total) : x;
}

describe('selectNodes', () => {
  it('is 2 (sigmoid(gamma) − 1/2) for one node and one centre', () => {
    expect(selectNodes(exact([0.3], [1, 1])).dataSync()[0]).toBeCloseTo(2 / (1 + Math.exp(-4)) - 1, 6);
  });

  it.each([
    [7, 3, 2],
    [50, 5, 1],
    [4, 4, 100],
    [33, 1, 10],
    [1, 1, 100],
  ])('follows the definition for n = %i, K = %i, eta = %i', async (n, k, eta) => {
    const s = randomValues(n * k, n);
    const expected = selected(s, n, k, eta, 4);
    await inFloat64(() => {
      const x = selectNodes(exact<tf.Tensor2D>(s, [n, k]), { eta }).dataSync();
      x.forEach((value, j) => {
        expect(value).toBeCloseTo(expected[j], 12);
      });
    });
  });

  it('spends at most K, and exactly K when the sigmoid gives more', async () => {
    await inFloat64(() => {
      const total = (x: tf.Tensor1D) => Array.from(x.dataSync()).reduce((a, b) => a + b, 0);
      // 100 equal nodes: b = 5/100 each, 2 (sigmoid(0.2) − 1/2) = 0.0997 each, about 10 in all, scaled to 5
      expect(total(selectNodes(exact<tf.Tensor2D>(new Float64Array(500), [100, 5])))).toBeCloseTo(5, 12);
      expect(total(selectNodes(scores(20, 5, 1)))).toBeLessThanOrEqual(5);
    });
  });
});

describe('withinBudget', () => {
  it('leaves what is within the budget and scales what is not', () => {
    expect([...withinBudget(vector([0.5, 0.25, 0]), 1).dataSync()]).toEqual([0.5, 0.25, 0]);
    expect([...withinBudget(vector([1, 0.5, 0.5]), 1).dataSync()]).toEqual([0.5, 0.25, 0.25]);
  });
});

describe('sigmoid', () => {
  it('is exact at 0 and does not overflow', () => {
    const y = sigmoid(vector([0, 1, -1, 90, -90])).dataSync();
    [0.5, 1 / (1 + Math.exp(-1)), 1 / (1 + Math.E), 1, 0].forEach((value, i) => {
      expect(y[i]).toBeCloseTo(value, 6);
    });
  });
});

describe('softMaximum and maximum', () => {
  it('is the mean at 0, the maximum in the limit, and the weighted average between', () => {
    const values = vector([1, 2, 6]);
    expect(softMaximum(values, 0).dataSync()[0]).toBeCloseTo(3, 6);
    expect(softMaximum(values, 50).dataSync()[0]).toBeCloseTo(6, 6);
    const [a, b, c] = [Math.exp(-5), Math.exp(-4), 1];
    expect(softMaximum(values, 1).dataSync()[0]).toBeCloseTo((a + 2 * b + 6 * c) / (a + b + c), 5);
    expect(maximum(values).dataSync()[0]).toBe(6);
    expect([
      ...tf
        .grad((v) => maximum(v as tf.Tensor1D))(vector([1, 6, 6]))
        .dataSync(),
    ]).toEqual([0, 1, 0]);
  });
});

type Case = [name: string, f: (x: tf.Tensor) => tf.Tensor, input: () => tf.Tensor];
const cases: Case[] = [
  ['selectNodes below the budget', (s) => selectNodes(s as tf.Tensor2D, { eta: 30 }), () => scores(6, 3, 1)],
  ['selectNodes above the budget', (s) => selectNodes(s as tf.Tensor2D, { eta: 2 }), () => scores(37, 3, 2)],
  ['selectNodes with K = 1', (s) => selectNodes(s as tf.Tensor2D, { eta: 3 }), () => scores(9, 1, 3)],
  ['selectNodes with K = n', (s) => selectNodes(s as tf.Tensor2D, { eta: 3 }), () => scores(4, 4, 4)],
  ['selectNodes of one node', (s) => selectNodes(s as tf.Tensor2D), () => scores(1, 1, 5)],
  ['withinBudget above', (x) => withinBudget(x as tf.Tensor1D, 2), () => vector(randomValues(13, 6, 0, 1))],
  ['withinBudget below', (x) => withinBudget(x as tf.Tensor1D, 9), () => vector(randomValues(13, 6, 0, 1))],
  ['sigmoid', sigmoid, () => vector(randomValues(9, 7, -5, 5))],
  ['softMaximum, temperature 0', (x) => softMaximum(x as tf.Tensor1D, 0), () => vector(randomValues(9, 8))],
  ['softMaximum, temperature 2', (x) => softMaximum(x as tf.Tensor1D, 2), () => vector(randomValues(9, 8))],
  ['softMaximum of one value', (x) => softMaximum(x as tf.Tensor1D, 2), () => vector([0.7])],
  ['maximum', (x) => maximum(x as tf.Tensor1D), () => vector(randomValues(9, 9))],
];

describe('gradients of the selection ops', () => {
  it.each(cases)('%s matches central differences', async (_, f, input) => {
    await inFloat64(() => expect(gradientError(f, [input()])).toBeLessThan(1e-5));
  });

  it.each(cases)('%s in float32 is that in float64', async (_, f, input) => {
    const fast = f(input()).dataSync();
    const slow = await inFloat64(() => f(input()).dataSync());
    const difference = Math.hypot(...fast.map((value, i) => value - slow[i]));
    expect(difference).toBeLessThanOrEqual(1e-4 * Math.hypot(...slow));
  });
});
