import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/**
 * The first column of the softmax over two: e^a / (e^a + e^b) = 1 / (1 + e^(b − a)) for each row (a, b). The second is 1 less
 * the first, so nothing is lost.
 *
 * @param x n x 2
 * @returns n, in [0, 1]
 * @throws InputError for other than two columns
 * @example ops.firstOfTwo(tf.tensor2d([[1, 1]])) // 0.5
 */
export function firstOfTwo(x: tf.Tensor2D): tf.Tensor1D {
  const [n, columns] = x.shape;
  if (columns !== 2) throw new InputError({ what: 'firstOfTwo', expected: '2 columns', actual: `${columns}` });
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [values]) {
      const differences = device.alloc(n);
      for (let i = 0; i < n; i++) differences[i] = values[2 * i]! - values[2 * i + 1]!;
      const output = device.alloc(n);
      device.kernels.sigmoid(differences, n, output);
      device.free(differences);
      return { output, shape: [n] };
    },
    backward(device, dy, { output }) {
      const dx = device.alloc(2 * n);
      for (let i = 0; i < n; i++) {
        dx[2 * i] = dy[i]! * output[i]! * (1 - output[i]!);
        dx[2 * i + 1] = -dx[2 * i]!;
      }
      return [dx];
    },
  });
}
