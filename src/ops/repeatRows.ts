import type * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { customOp } from './customOp';

/**
 * `times` copies of x below each other. The gradient is the sum over the copies.
 *
 * @param x n x F
 * @returns times · n x F
 * @throws InputError for less than one copy
 * @example ops.repeatRows(tf.tensor2d([[1, 2]]), 3) // three rows of (1, 2)
 */
export function repeatRows(x: tf.Tensor2D, times: number): tf.Tensor2D {
  requireInteger('copies', times, 1, Number.POSITIVE_INFINITY);
  const [n, f] = x.shape;
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(times * n * f);
      for (let copy = 0; copy < times; copy++) output.set(values!, copy * n * f);
      return { output, shape: [times * n, f] };
    },
    backward(device, dy) {
      const dx = device.alloc(n * f).fill(0);
      for (let i = 0; i < dy.length; i++) dx[i % (n * f)]! += dy[i]!;
      return [dx];
    },
  });
}
