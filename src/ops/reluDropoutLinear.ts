import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';
import { type DropoutOptions, dropoutOptions } from './DropoutOptions';

/**
 * reluDropout(x) W, the hidden layer's way into the next: `linear(reluDropout(x, options), w)` in one op, whose backward pass
 * computes the gradient only where ReLU and dropout let something through.
 *
 * @param x n x f
 * @param w f x h
 * @returns n x h
 * @throws InputError when the inner sizes differ, or for a rate outside [0, 1)
 * @example ops.reluDropoutLinear(tf.tensor2d([[-1, 2]]), tf.tensor2d([[1], [3]])) // 6
 */
export function reluDropoutLinear(x: tf.Tensor2D, w: tf.Tensor2D, options: DropoutOptions = {}): tf.Tensor2D {
  const { rate, seed } = dropoutOptions(options);
  const [n, f] = x.shape;
  const h = w.shape[1];
  if (w.shape[0] !== f) {
    throw new InputError({ what: 'reluDropoutLinear', expected: `weights with ${f} rows`, actual: `${w.shape[0]}` });
  }
  return customOp<tf.Tensor2D>({
    inputs: [x, w],
    forward(device, [xs, ws]) {
      const active = device.alloc(n * f);
      const output = device.alloc(n * h);
      device.kernels.reluDropout(xs, n * f, rate, seed, active);
      device.kernels.gemm(active, ws, n, f, h, output);
      return { output, shape: [n, h], saved: [active] };
    },
    backward(device, g, { inputs: [, ws], saved: [active] }) {
      const dx = device.alloc(n * f);
      const dw = device.alloc(f * h);
      device.kernels.reluDropoutLinearGrad(active, ws, g, n, f, h, rate, dx);
      device.kernels.gemmTransposedLeft(active, g, n, f, h, dw);
      return [dx, dw];
    },
  });
}
