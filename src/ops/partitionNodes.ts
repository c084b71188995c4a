import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { NormalizedAdjacency } from '../graph/normalizedAdjacency';
import type { Features } from '../graph/SparseMatrix';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { constantProduct } from './constantProduct';
import { customOp, withValues } from './customOp';
import { type DropoutOptions, dropoutOptions } from './DropoutOptions';
import { onDevice } from './graphConvolution';
import { propagatedFeatures } from './propagatedFeatures';

export interface GcnWeights {
  /** F x h. */
  w1: tf.Tensor2D;
  /** h. */
  b1: tf.Tensor1D;
  /** h x p. */
  w2: tf.Tensor2D;
  /** p. */
  b2: tf.Tensor1D;
}

export interface PartitionNodesOptions extends DropoutOptions {
  /** Starting centres, K x p; they receive no gradient. */
  mu0: tf.Tensor2D;
  /** Inverse temperature of the assignment, > 0. */
  beta: number;
  /** T, centre updates before the differentiated one; default 1. */
  iterations?: number;
}

/**
 * ClusterNet's forward pass to a partition (section 4) in one op, for graphs whose n x p matrices take hundreds of megabytes:
 *
 *   softAssign(x, softKMeans(x, mu0)),  x = rowNormalize(Â reluDropout(Â X W1 + b1) W2 + b2)
 *
 * with the `approximate` backward pass. The ops it is named after, one by one on the gradient tape, hold nine n x p matrices at
 * their peak, since the tape keeps every intermediate result to the end of the step; here three are enough, because each is
 * overwritten once nothing more reads it. Dense features are propagated once (`propagatedFeatures`), so a step walks
 * the edges twice instead of four times.
 *
 * @returns r, n x K, rows sum to 1
 * @throws InputError when sizes differ
 */
export function partitionNodes(
  adjacency: NormalizedAdjacency,
  features: Features,
  weights: GcnWeights,
  options: PartitionNodesOptions,
): tf.Tensor2D {
  const { n } = adjacency;
  const { w1, b1, w2, b2 } = weights;
  const { mu0, beta, iterations = 1 } = options;
  const { rate, seed } = dropoutOptions(options);
  const [f, h] = w1.shape;
  const [k, p] = mu0.shape;
  const fits = features.rows === n && features.cols === f && b1.size === h;
  if (!fits || w2.shape[0] !== h || w2.shape[1] !== p || b2.size !== p) {
    const expected = `features of n = ${n} rows, W1 of F x h, W2 of h x p, biases of h and p, centres of K x p`;
    const shapes = [[features.rows, features.cols], w1.shape, b1.shape, w2.shape, b2.shape, mu0.shape];
    throw new InputError({ what: 'partitionNodes', expected, actual: shapes.map((s) => s.join(' x ')).join(', ') });
  }
  return customOp<tf.Tensor2D>({
    inputs: [w1, b1, w2, b2],
    forward(device, [w1s, b1s, w2s, b2s]) {
      const { kernels } = device;
      const { rowPtr, colIdx, weights: edges, scale } = onDevice(adjacency, device);
      const active = firstLayer(device, adjacency, features, w1s, b1s);
      kernels.reluDropout(active, n * h, rate, seed, active);
      const hw = device.alloc(n * p);
      kernels.gemm(active, w2s, n, h, p, hw);
      const x = device.alloc(n * p);
      kernels.spmm(rowPtr, colIdx, edges, scale, null, 1, hw, p, b2s, n, x);
      device.free(hw);
      const norms = device.alloc(n);
      kernels.rowNormalize(x, n, p, x, norms);

      // The centres before and after the update that gradients pass through; r and mass are that update's.
      let start = device.alloc(k * p);
      let mu = device.alloc(k * p);
      const r = device.alloc(n * k);
      const mass = device.alloc(k);
      withValues(device, [mu0], ([values]) => start.set(values));
      for (let t = 0; t < iterations; t++) {
        kernels.centroidUpdate(x, start, n, p, k, beta, mu, r, mass);
        [start, mu] = [mu, start];
      }
      kernels.centroidUpdate(x, start, n, p, k, beta, mu, r, mass);
      const output = device.alloc(n * k);
      kernels.softAssign(x, mu, n, p, k, beta, output);
      return { output, shape: [n, k], saved: [active, x, norms, start, mu, r, mass] };
    },
    backward(device, g, { inputs: [, , w2s], output, saved: [active, x, norms, start, mu, r, mass] }) {
      const { kernels } = device;
      const { rowPtr, colIdx, weights: edges, scale } = onDevice(adjacency, device);
      const dx = device.alloc(n * Math.max(p, h)).subarray(0, n * p);
      const dmu = device.alloc(k * p);
      kernels.softAssignGrad(x, mu, output, g, n, p, k, beta, dx, dmu);
      addCentroidGradient(device, { x, start, mu, r, mass, dmu, dx }, n, p, k, beta);
      device.free(dmu);
      kernels.rowNormalizeGrad(x, norms, dx, n, p, dx);
      const db2 = device.alloc(p);
      kernels.columnSums(dx, n, p, db2);
      // x has been read for the last time: its room takes the gradient of the second layer's product.
      kernels.spmm(rowPtr, colIdx, edges, null, scale, 1, dx, p, null, n, x);
      const dw2 = device.alloc(h * p);
      kernels.gemmTransposedLeft(active, x, n, h, p, dw2);
      const dh = new (dx.constructor as Float32ArrayConstructor)(dx.buffer as ArrayBuffer, dx.byteOffset, n * h);
      kernels.reluDropoutLinearGrad(active, w2s, x, n, h, p, rate, dh);
      const db1 = device.alloc(h);
      kernels.columnSums(dh, n, h, db1);
      const dw1 = firstLayerGradient(device, adjacency, features, dh, h);
      device.free(dh);
      return [dw1, db1, dw2, db2];
    },
  });
}

/** Â X W + b, n x h. */
function firstLayer(device: Device, adjacency: NormalizedAdjacency, x: Features, w: Floats, bias: Floats): Floats {
  const { n } = adjacency;
  const h = bias.length;
  if (x.kind === 'dense') {
    const propagated = propagatedFeatures(device, adjacency, x);
    const output = device.alloc(n * h);
    device.kernels.gemm(propagated, w, n, x.cols, h, output);
    addToRows(device, bias, n, output);
    return output;
  }
  const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
  const xw = constantProduct(x).times(device, w, h);
  const output = device.alloc(n * h);
  device.kernels.spmm(rowPtr, colIdx, weights, scale, null, 1, xw, h, bias, n, output);
  device.free(xw);
  return output;
}

/** (ÂX)ᵀ g, F x h. */
function firstLayerGradient(device: Device, adjacency: NormalizedAdjacency, x: Features, g: Floats, h: number): Floats {
  const { n } = adjacency;
  if (x.kind === 'dense') {
    const output = device.alloc(x.cols * h);
    const propagated = propagatedFeatures(device, adjacency, x);
    device.kernels.gemmTransposedLeft(propagated, g, n, x.cols, h, output);
    return output;
  }
  const { rowPtr, colIdx, weights, scale } = onDevice(adjacency, device);
  const dxw = device.alloc(n * h);
  device.kernels.spmm(rowPtr, colIdx, weights, null, scale, 1, g, h, null, n, dxw);
  const output = constantProduct(x).transposedTimes(device, dxw, h);
  device.free(dxw);
  return output;
}

/** Adds a row to each row of `matrix`, n x h: a product with one column of ones would do it, more slowly. */
function addToRows(device: Device, row: Floats, n: number, matrix: Floats): void {
  const h = row.length;
  const rows = Math.min(n, CHUNK_ROWS);
  const repeated = device.alloc(rows * h);
  for (let i = 0; i < rows; i++) repeated.set(row, i * h);
  for (let i = 0; i < n; i += rows) {
    const length = Math.min(rows, n - i) * h;
    device.kernels.axpy(1, repeated, length, matrix.subarray(i * h, i * h + length));
  }
  device.free(repeated);
}

interface CentroidBackward {
  x: Floats;
  start: Floats;
  mu: Floats;
  r: Floats;
  mass: Floats;
  dmu: Floats;
  dx: Floats;
}

/** dx += the gradient through the last centre update, in chunks of rows: it needs no matrix of its own. */
function addCentroidGradient(device: Device, parts: CentroidBackward, n: number, p: number, k: number, beta: number) {
  const { x, start, mu, r, mass, dmu, dx } = parts;
  const chunk = device.alloc(Math.min(n, CHUNK_ROWS) * p);
  for (let i = 0; i < n; i += CHUNK_ROWS) {
    const rows = Math.min(CHUNK_ROWS, n - i);
    const [from, to] = [i * p, (i + rows) * p];
    const [xs, rs] = [x.subarray(from, to), r.subarray(i * k, (i + rows) * k)];
    device.kernels.centroidUpdateGrad(xs, start, mu, rs, mass, dmu, rows, p, k, beta, chunk, null);
    device.kernels.axpy(1, chunk, rows * p, dx.subarray(from, to));
  }
  device.free(chunk);
}

/** A multiple of the kernels' own chunks of rows; so many rows stay in the second-level cache. */
const CHUNK_ROWS = 1024;
