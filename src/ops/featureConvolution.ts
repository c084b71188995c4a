import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import { constantProduct } from './constantProduct';
import { customOp } from './customOp';
import { onDevice } from './graphConvolution';

/**
 * Â X W + b, a whole GCN layer (Kipf & Welling 2017, row-normalised) on constant node features:
 * `graphConvolution(adjacency, linear(x, w), bias)` in one op. X W is scratch, and the row scale of a normalised bag of words
 * goes into the product with Âᵀ, where it costs nothing.
 *
 * @param adjacency Â = D⁻¹(A + I), n x n
 * @param x n x F
 * @param w F x p
 * @param bias p
 * @returns n x p
 * @throws InputError when sizes differ
 * @example
 * const [adjacency, x] = [normalizedAdjacency(graph), identityFeatures(graph.n)];
 * ops.featureConvolution(adjacency, x, tf.ones([graph.n, 2]), tf.zeros([2])) // n x 2 ones
 */
export function featureConvolution(
  adjacency: NormalizedAdjacency,
  x: Features,
  w: tf.Tensor2D,
  bias: tf.Tensor1D,
): tf.Tensor2D {
  const { n } = adjacency;
  const p = w.shape[1];
  const expected = `x of ${n} x F, w of F x p, a bias of p`;
  if (x.rows !== n || x.cols !== w.shape[0] || bias.size !== p) {
    const actual = `${x.rows} x ${x.cols}, ${w.shape.join(' x ')}, ${bias.size}`;
    throw new InputError({ what: 'featureConvolution', expected, actual });
  }
  const product = constantProduct(x);
  return customOp<tf.Tensor2D>({
    inputs: [w, bias],
    forward(device, [ws, b]) {
      const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
      const xw = product.times(device, ws, p);
      const output = device.alloc(n * p);
      device.kernels.spmm(rowPtr, colIdx, weights, scale, null, 1, xw, p, b, n, output);
      device.free(xw);
      return { output, shape: [n, p] };
    },
    backward(device, g) {
      const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
      const rowScale = product.rowScale === null ? null : device.constant(product.rowScale);
      const dxw = device.alloc(n * p);
      device.kernels.spmm(rowPtr, colIdx, weights, rowScale, scale, 1, g, p, null, n, dxw);
      const dw = product.transposedTimes(device, dxw, p, { scaled: true });
      device.free(dxw);
      const db = device.alloc(p);
      device.kernels.columnSums(g, n, p, db);
      return [dw, db];
    },
  });
}
