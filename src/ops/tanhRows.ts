import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * tanh(x + b), the activation of a layer with its bias in one pass; its gradient is 1 − y². Without a bias, tanh of each entry.
 *
 * @param x n x h
 * @param bias h, added to every row
 * @returns n x h, in [-1, 1]
 * @throws InputError when the bias has not h entries
 * @example ops.tanhRows(tf.tensor2d([[0, 1]]), tf.tensor1d([0, -1])) // 0, 0
 */
export function tanhRows(x: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor2D {
  const [n, h] = x.shape;
  if (bias !== undefined && bias.size !== h)
    throw new InputError({ what: 'tanhRows', expected: `a bias of ${h}`, actual: `${bias.size}` });
  return customOp<tf.Tensor2D>({
    inputs: bias === undefined ? [x] : [x, bias],
    forward(device, [values, b]) {
      const output = device.alloc(n * h);
      device.kernels.tanhRows(values, b ?? null, n, h, output);
      return { output, shape: [n, h] };
    },
    backward(device, g, { output }) {
      const dx = device.alloc(n * h);
      device.kernels.tanhRowsGrad(output, g, n * h, dx);
      if (bias === undefined) return [dx];
      const db = device.alloc(h);
      device.kernels.columnSums(dx, n, h, db);
      return [dx, db];
    },
  });
}
