import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * x + b, the bias of a layer added to every row.
 *
 * @param x n x h
 * @param bias h
 * @returns n x h
 * @throws InputError when the bias has not h entries
 * @example ops.addBias(tf.tensor2d([[0, 1], [2, 3]]), tf.tensor1d([10, 20])) // rows (10, 21) and (12, 23)
 */
export function addBias(x: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  const [n, h] = x.shape;
  if (bias.size !== h) throw new InputError({ what: 'addBias', expected: `a bias of ${h}`, actual: `${bias.size}` });
  return customOp<tf.Tensor2D>({
    inputs: [x, bias],
    forward(device, [values, b]) {
      const output = device.alloc(n * h);
      for (let i = 0, at = 0; i < n; i++) for (let c = 0; c < h; c++, at++) output[at] = values[at]! + b[c]!;
      return { output, shape: [n, h] };
    },
    backward(device, g) {
      const [dx, db] = [device.alloc(n * h), device.alloc(h)];
      dx.set(g);
      device.kernels.columnSums(g, n, h, db);
      return [dx, db];
    },
  });
}
