import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';

/** Directions of largest variance, fitted to some points, for these and others. */
export interface PrincipalComponents {
  /** F, of the points. */
  readonly columns: number;
  /** Directions kept. */
  readonly count: number;
  /** Variance along each, descending. */
  readonly variances: Float64Array;
  /** Their share of all variance, between 0 and 1. */
  readonly explained: number;
  /**
   * Coordinates along the directions, from the mean of the points fitted to, divided by one deviation: the root of the mean
   * variance of the directions kept. So the points fitted to have deviation 1 overall, and distances keep their proportions.
   * @param points n x F
   * @returns n x count
   * @throws InputError for another number of columns
   */
  apply(points: DenseMatrix): DenseMatrix;
}

/**
 * Principal component analysis: the eigenvectors of the covariance (x − x̄)(x − x̄)ᵀ/n with the largest eigenvalues. The sign
 * of a direction is such that its largest entry is positive (the first of equals), so the same points give the same numbers.
 *
 * @param points n x F, finite, n >= 1
 * @param count directions, between 1 and F
 * @throws InputError for another count, or no points
 * @example const { apply } = principalComponents(train, 60); const seen = apply(train), unseen = apply(test);
 */
export function principalComponents(points: DenseMatrix, count: number): PrincipalComponents {
  const { rows, cols } = points;
  if (rows === 0) throw new InputError({ what: 'points', expected: 'at least one', actual: 'none' });
  requireInteger('principal components', count, 1, cols, 'F');
  const mean = new Float64Array(cols);
  for (let i = 0; i < rows; i++) for (let c = 0; c < cols; c++) mean[c] += points.values[i * cols + c];
  for (let c = 0; c < cols; c++) mean[c] /= rows;
  const decomposition = new EigenvalueDecomposition(covariance(points, mean), { assumeSymmetric: true });
  const { realEigenvalues, eigenvectorMatrix } = decomposition;
  const order = realEigenvalues.map((_, i) => i).sort((a, b) => realEigenvalues[b] - realEigenvalues[a]);
  const variances = Float64Array.from(order.slice(0, count), (i) => Math.max(0, realEigenvalues[i]));
  const kept = sum(variances);
  const total = sum(realEigenvalues);
  const deviation = kept > 0 ? Math.sqrt(kept / count) : 1;
  const directions = new Float64Array(cols * count);
  for (let d = 0; d < count; d++) {
    const direction = eigenvectorMatrix.getColumn(order[d]);
    const sign = signOf(direction);
    for (let c = 0; c < cols; c++) directions[c * count + d] = (sign * direction[c]) / deviation;
  }
  return {
    columns: cols,
    count,
    variances,
    explained: total > 0 ? Math.min(1, kept / total) : 1,
    apply: (others) => project(others, mean, directions, count),
  };
}

/** F x F. In float32 products of centred numbers, over 1,024 points at a time. */
function covariance({ rows, cols, values }: DenseMatrix, mean: Float64Array): Matrix {
  const device = currentDevice();
  const total = new Float64Array(cols * cols);
  const [block, products] = [device.alloc(BLOCK * cols), device.alloc(cols * cols)];
  try {
    for (let i0 = 0; i0 < rows; i0 += BLOCK) {
      const count = Math.min(BLOCK, rows - i0);
      for (let i = 0; i < count; i++) {
        for (let c = 0; c < cols; c++) block[i * cols + c] = values[(i0 + i) * cols + c] - mean[c];
      }
      device.kernels.gemmTransposedLeft(block, block, count, cols, cols, products);
      for (let e = 0; e < total.length; e++) total[e] += products[e];
    }
  } finally {
    for (const array of [block, products]) device.free(array);
  }
  const matrix = new Matrix(cols, cols);
  for (let a = 0; a < cols; a++) {
    for (let b = 0; b <= a; b++) {
      const value = (total[a * cols + b] + total[b * cols + a]) / (2 * rows);
      matrix.set(a, b, value);
      matrix.set(b, a, value);
    }
  }
  return matrix;
}

const BLOCK = 1024;

function project(
  { rows, cols, values }: DenseMatrix,
  mean: Float64Array,
  directions: Float64Array,
  count: number,
): DenseMatrix {
  if (cols !== mean.length) {
    throw new InputError({ what: 'points', expected: `F = ${mean.length} columns, as fitted`, actual: String(cols) });
  }
  const device = currentDevice();
  const [block, turn, products] = [BLOCK * cols, cols * count, BLOCK * count].map((length) => device.alloc(length));
  const out = new Float32Array(rows * count);
  try {
    turn.set(directions);
    for (let i0 = 0; i0 < rows; i0 += BLOCK) {
      const height = Math.min(BLOCK, rows - i0);
      for (let i = 0; i < height; i++) {
        for (let c = 0; c < cols; c++) block[i * cols + c] = values[(i0 + i) * cols + c] - mean[c];
      }
      device.kernels.gemm(block, turn, height, cols, count, products);
      out.set(products.subarray(0, height * count), i0 * count);
    }
  } finally {
    for (const array of [block, turn, products]) device.free(array);
  }
  return { kind: 'dense', rows, cols: count, values: out };
}

function signOf(direction: readonly number[]): number {
  let largest = 0;
  for (const value of direction) if (Math.abs(value) > Math.abs(largest)) largest = value;
  return largest < 0 ? -1 : 1;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
