import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Features } from '../graph/SparseMatrix';
import { constantProduct } from './constantProduct';
import { customOp } from './customOp';

/**
 * X W. X is a tensor that receives a gradient, or constant node features: sparse ones cost O(nnz h), not O(n F h).
 *
 * @param x n x F
 * @param w F x h
 * @returns n x h
 * @throws InputError when the inner sizes differ
 * @example ops.linear(identityFeatures(2), tf.tensor2d([[1, 2], [3, 4]])) // rows (1, 2) and (3, 4)
 */
export function linear(x: tf.Tensor2D | Features, w: tf.Tensor2D): tf.Tensor2D {
  const columns = x instanceof tf.Tensor ? x.shape[1] : x.cols;
  if (columns !== w.shape[0]) {
    throw new InputError({ what: 'linear', expected: `weights with F = ${columns} rows`, actual: `${w.shape[0]}` });
  }
  return x instanceof tf.Tensor ? tensorLinear(x, w) : constantLinear(x, w);
}

function tensorLinear(x: tf.Tensor2D, w: tf.Tensor2D): tf.Tensor2D {
  const [n, f] = x.shape;
  const h = w.shape[1];
  return customOp<tf.Tensor2D>({
    inputs: [x, w],
    forward(device, [xs, ws]) {
      const output = device.alloc(n * h);
      device.kernels.gemm(xs, ws, n, f, h, output);
      return { output, shape: [n, h] };
    },
    backward(device, g, { inputs: [xs, ws] }) {
      const dx = device.alloc(n * f);
      const dw = device.alloc(f * h);
      device.kernels.gemmTransposedRight(g, ws, n, h, f, dx);
      device.kernels.gemmTransposedLeft(xs, g, n, f, h, dw);
      return [dx, dw];
    },
  });
}

function constantLinear(x: Features, w: tf.Tensor2D): tf.Tensor2D {
  const h = w.shape[1];
  const product = constantProduct(x);
  return customOp<tf.Tensor2D>({
    inputs: [w],
    forward: (device, [ws]) => ({ output: product.times(device, ws, h), shape: [x.rows, h] }),
    backward: (device, g) => [product.transposedTimes(device, g, h)],
  });
}
