import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKEND } from '../../src/kernels/backend';
import { randomValues } from '../support/finiteDifference';

/** What the stock kernels of tfjs's cpu backend make of it. */
function stock(compute: () => tf.Tensor): { shape: number[]; values: number[] } {
  const before = tf.getBackend();
  tf.setBackend('cpu');
  try {
    return read(compute());
  } finally {
    tf.setBackend(before);
  }
}

const read = (tensor: tf.Tensor) => ({ shape: tensor.shape, values: Array.from(tensor.dataSync()) });
const tensor = (shape: number[], seed: number) =>
  tf.tensor(Float32Array.from(randomValues(tf.util.sizeFromShape(shape), seed, 0.5, 2)), shape);

describe('stock operations in fast form: the same bits', () => {
  beforeAll(() => expect(tf.getBackend()).toBe(BACKEND));
  afterAll(() => expect(tf.getBackend()).toBe(BACKEND));

  const shapes: [number[], number[]][] = [
    [[], []],
    [
      [7, 5],
      [7, 5],
    ],
    [[7, 5], []],
    [[], [7, 5]],
    [[7, 5], [5]],
    [[5], [7, 5]],
    [
      [7, 5],
      [1, 5],
    ],
    [
      [7, 1],
      [7, 5],
    ],
    [
      [7, 1],
      [1, 5],
    ],
    [[4], [7, 1]],
    [[1, 1], [3]],
    [[0, 5], [5]],
    [[2, 3, 4], [4]],
  ];
  it.each(shapes)('[%s] with [%s]', (a, b) => {
    for (const op of [tf.add, tf.sub, tf.mul, tf.div]) {
      const compute = () => op(tensor(a, 1), tensor(b, 2));
      expect(read(compute())).toEqual(stock(compute));
    }
  });

  it.each([[[7, 5]], [[1, 5]], [[7, 1]], [[0, 5]], [[6]], [[2, 3, 4]]])('sums and means of [%s]', (shape) => {
    for (const op of [tf.sum, tf.mean]) {
      for (const axis of [undefined, 0, -1]) {
        for (const keep of [false, true]) {
          const compute = () => op(tensor(shape, 3), axis, keep);
          expect(read(compute())).toEqual(stock(compute));
        }
      }
    }
  });

  it('integers are divided and summed as before', () => {
    for (const op of [tf.add, tf.sub, tf.mul, tf.div]) {
      const compute = () => op(tf.tensor1d([7, 8], 'int32'), tf.scalar(2, 'int32'));
      expect(read(compute())).toEqual(stock(compute));
    }
    const compute = () => tf.sum(tf.tensor2d([1, 2, 3, 4], [2, 2], 'int32'), 0);
    expect(read(compute())).toEqual(stock(compute));
  });

  it('shapes that do not go together are refused as before', () => {
    expect(() => tf.zeros([2, 3]).add(tf.zeros([2]))).toThrow(/could not be broadcast/);
  });
});
