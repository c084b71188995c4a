import type * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { customOp } from './customOp';

/**
 * Rows from … to − 1. Their gradient is 0 in the others.
 *
 * @param x n x F, or n
 * @param from the first row, at least 0
 * @param to after the last row, at most n
 * @returns (to − from) x F, or to − from
 * @throws InputError for rows outside [0, n]
 * @example ops.rowsBetween(tf.tensor1d([5, 6, 7]), 1, 3) // 6, 7
 */
export function rowsBetween<T extends tf.Tensor>(x: T, from: number, to: number): T {
  const [n, ...rest] = x.shape as [number, ...number[]];
  requireInteger('first row', from, 0, n, 'n');
  requireInteger('end of rows', to, from, n, 'n');
  const width = n === 0 ? 0 : x.size / n;
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc((to - from) * width);
      output.set(values!.subarray(from * width, to * width));
      return { output, shape: [to - from, ...rest] };
    },
    backward(device, dy) {
      const dx = device.alloc(x.size).fill(0);
      dx.set(dy, from * width);
      return [dx];
    },
  });
}
