import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Device } from '../kernels/Device';
import { customOp } from './customOp';

/**
 * Â h + b with Â = D⁻¹(A + I), the propagation half of a GCN layer (Kipf & Welling 2017, row-normalised as in ClusterNet's
 * released code); the other half, h = X W, is `linear`.
 *
 * A is symmetric, so the backward pass Âᵀ g = (A + I)(D⁻¹ g) walks the same rows and needs no transpose.
 *
 * @param adjacency Â, n x n
 * @param h  n x p
 * @param bias p
 * @returns n x p
 * @throws InputError when h has not n rows or bias not p entries
 * @example ops.graphConvolution(normalizedAdjacency(graph), tf.ones([graph.n, 2]), tf.tensor1d([0, 1])) // rows (1, 2)
 */
export function graphConvolution(adjacency: NormalizedAdjacency, h: tf.Tensor2D, bias: tf.Tensor1D): tf.Tensor2D {
  const { n } = adjacency;
  const [rows, p] = h.shape;
  if (rows !== n) throw new InputError({ what: 'graphConvolution', expected: `n = ${n} rows`, actual: `${rows}` });
  if (bias.size !== p)
    throw new InputError({ what: 'graphConvolution', expected: `a bias of ${p}`, actual: `${bias.size}` });
  return customOp<tf.Tensor2D>({
    inputs: [h, bias],
    forward(device, [x, b]) {
      const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
      const output = device.alloc(n * p);
      device.kernels.spmm(rowPtr, colIdx, weights, scale, null, 1, x, p, b, n, output);
      return { output, shape: [n, p] };
    },
    backward(device, g) {
      const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
      const dh = device.alloc(n * p);
      const db = device.alloc(p);
      device.kernels.spmm(rowPtr, colIdx, weights, null, scale, 1, g, p, null, n, dh);
      device.kernels.columnSums(g, n, p, db);
      return [dh, db];
    },
  });
}

/** Â for the kernels. */
export function onDevice(adjacency: NormalizedAdjacency, device: Device) {
  return {
    rowPtr: device.constant(adjacency.rowPtr),
    colIdx: device.constant(adjacency.colIdx),
    weights: adjacency.weights === null ? null : device.constant(adjacency.weights),
    scale: device.constant(adjacency.inverseDegree),
  };
}
