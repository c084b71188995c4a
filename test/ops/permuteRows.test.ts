import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { permuteRows } from '../../src/ops/permuteRows';

const rows = Int32Array.of(2, 0, 1);

it('permuteRows takes row rows[i] to place i, of matrices and of vectors', () => {
  const matrix = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
  expect(Array.from(permuteRows(matrix, rows).dataSync())).toEqual([5, 6, 1, 2, 3, 4]);
  expect(Array.from(permuteRows(tf.tensor1d([7, 8, 9]), rows).dataSync())).toEqual([9, 7, 8]);
});

it('permuteRows sends gradients back to where the rows came from', () => {
  const weights = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
  const gradient = tf.grad((x) =>
    permuteRows(x as tf.Tensor2D, rows)
      .mul(weights)
      .sum(),
  )(tf.ones([3, 2]));
  expect(Array.from(gradient.dataSync())).toEqual([3, 4, 5, 6, 1, 2]);
});
