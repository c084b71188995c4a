import type * as tf from '@tensorflow/tfjs-core';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';

/**
 * Rows in another order: row i of the result is row `rows[i]`. A linear pass forward and backward; the gradient of stock
 * `tf.gather` takes O(n²).
 *
 * @param x n x K, or n
 * @param rows each of the n rows once
 * @returns the shape of x
 */
export function permuteRows<T extends tf.Tensor>(x: T, rows: Int32Array): T {
  const n = rows.length;
  const width = x.size / n;
  return customOp<T>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(x.size);
      copyRows(values, rows, width, output);
      return { output, shape: x.shape };
    },
    backward(device, g) {
      const dx = device.alloc(x.size);
      for (let i = 0; i < n; i++) for (let c = 0; c < width; c++) dx[rows[i] * width + c] = g[i * width + c];
      return [dx];
    },
  });
}

/** Row i of `target` becomes row `rows[i]` of `source`. */
export function copyRows(source: ArrayLike<number>, rows: Int32Array, width: number, target: Floats): void {
  for (let i = 0; i < rows.length; i++) {
    for (let c = 0; c < width; c++) target[i * width + c] = source[rows[i] * width + c];
  }
}
