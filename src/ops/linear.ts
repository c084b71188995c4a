import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { type Features, type SparseMatrix, transpose } from '../graph/SparseMatrix';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Kernels';
import { customOp } from './customOp';

/**
 * X W. X is a tensor that receives a gradient, or constant node features: sparse ones cost O(nnz h), not O(n F h).
 *
 * @param x n x F
 * @param w F x h
 * @returns n x h
 * @throws InputError when the inner sizes differ
 */
export function linear(x: tf.Tensor2D | Features, w: tf.Tensor2D): tf.Tensor2D {
  const columns = x instanceof tf.Tensor ? x.shape[1] : x.cols;
  if (columns !== w.shape[0]) {
    throw new InputError({ what: 'linear', expected: `weights with F = ${columns} rows`, actual: `${w.shape[0]}` });
  }
  if (x instanceof tf.Tensor) return tensorLinear(x, w);
  return x.kind === 'sparse' ? sparseLinear(x, w) : denseLinear(x.values, x.rows, w);
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

function denseLinear(values: Float32Array, n: number, w: tf.Tensor2D): tf.Tensor2D {
  const [f, h] = w.shape;
  return customOp<tf.Tensor2D>({
    inputs: [w],
    forward(device, [ws]) {
      const output = device.alloc(n * h);
      device.kernels.gemm(device.constant(values), ws, n, f, h, output);
      return { output, shape: [n, h] };
    },
    backward(device, g) {
      const dw = device.alloc(f * h);
      device.kernels.gemmTransposedLeft(device.constant(values), g, n, f, h, dw);
      return [dw];
    },
  });
}

function sparseLinear(x: SparseMatrix, w: tf.Tensor2D): tf.Tensor2D {
  const [, h] = w.shape;
  const product = (device: Device, a: SparseMatrix, b: Floats): Floats => {
    const output = device.alloc(a.rows * h);
    const values = a.values === null ? null : device.constant(a.values);
    const [rowPtr, colIdx] = [device.constant(a.rowPtr), device.constant(a.colIdx)];
    device.kernels.spmm(rowPtr, colIdx, values, null, null, 0, b, h, null, a.rows, output);
    return output;
  };
  return customOp<tf.Tensor2D>({
    inputs: [w],
    forward: (device, [ws]) => ({ output: product(device, x, ws), shape: [x.rows, h] }),
    backward: (device, g) => [product(device, transposed(x), g)],
  });
}

const transposes = new WeakMap<SparseMatrix, SparseMatrix>();

/** Xᵀ, made once per matrix: the weight gradient Xᵀ g is then a product by rows. */
function transposed(x: SparseMatrix): SparseMatrix {
  let xt = transposes.get(x);
  if (xt === undefined) {
    xt = transpose(x);
    transposes.set(x, xt);
  }
  return xt;
}
