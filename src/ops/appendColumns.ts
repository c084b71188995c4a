import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * [C, X]: constant columns before those of a tensor, row by row. The gradient of X is that of its columns.
 *
 * @param constants C, n x a, row by row
 * @param x n x F
 * @returns n x (a + F)
 * @throws InputError when C has not a whole number of columns
 * @example ops.appendColumns([1, 1], tf.tensor2d([[5], [6]])) // rows (1, 5) and (1, 6)
 */
export function appendColumns(constants: ArrayLike<number>, x: tf.Tensor2D): tf.Tensor2D {
  const [n, f] = x.shape;
  const a = n === 0 ? 0 : constants.length / n;
  if (!Number.isInteger(a)) {
    const actual = `${constants.length} numbers`;
    throw new InputError({ what: 'appendColumns', expected: `as many numbers for each of ${n} rows`, actual });
  }
  const width = a + f;
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(n * width);
      for (let i = 0; i < n; i++) {
        for (let c = 0; c < a; c++) output[i * width + c] = constants[i * a + c]!;
        for (let c = 0; c < f; c++) output[i * width + a + c] = values![i * f + c]!;
      }
      return { output, shape: [n, width] };
    },
    backward(device, dy) {
      const dx = device.alloc(n * f);
      for (let i = 0; i < n; i++) for (let c = 0; c < f; c++) dx[i * f + c] = dy[i * width + a + c]!;
      return [dx];
    },
  });
}
