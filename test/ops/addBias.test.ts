import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { addBias } from '../../src/ops/addBias';
import { exact, gradientError, inFloat64, randomValues } from '../support/finiteDifference';

describe('addBias', () => {
  it('adds the bias to every row', () => {
    const x = tf.tensor2d([
      [0, 1],
      [2, 3],
    ]);
    expect(Array.from(addBias(x, tf.tensor1d([10, 20])).dataSync())).toEqual([10, 21, 12, 23]);
  });

  it('has the gradients of finite differences', async () => {
    const error = await inFloat64(() =>
      gradientError(
        (x, b) => addBias(x as tf.Tensor2D, b as tf.Tensor1D),
        [exact(randomValues(6, 1), [3, 2]), exact(randomValues(2, 2), [2])],
      ),
    );
    expect(error).toBeLessThan(1e-8);
  });

  it('refuses a bias of another width', () => {
    expect(() => addBias(tf.zeros([2, 3]), tf.zeros([2]))).toThrow(/addBias: expected a bias of 3, but got 2/);
  });
});
