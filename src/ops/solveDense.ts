export interface DenseSolution {
  readonly solution: Float64Array;
  /** Smallest pivot of the elimination in absolute value: near 0 for a singular matrix. */
  readonly smallestPivot: number;
}

/**
 * Solves A x = b by Gaussian elimination with partial pivoting. O(size³).
 *
 * @param matrix size x size, row by row; overwritten
 * @param b right-hand side
 */
export function solveDense(matrix: Float64Array, b: Float64Array): DenseSolution {
  const size = b.length;
  const x = b.slice();
  let smallestPivot = Number.POSITIVE_INFINITY;
  for (let c = 0; c < size; c++) {
    let pivot = c;
    for (let i = c + 1; i < size; i++) {
      if (Math.abs(matrix[i * size + c]) > Math.abs(matrix[pivot * size + c])) pivot = i;
    }
    for (let j = c; j < size; j++) {
      [matrix[c * size + j], matrix[pivot * size + j]] = [matrix[pivot * size + j], matrix[c * size + j]];
    }
    [x[c], x[pivot]] = [x[pivot], x[c]];
    const head = matrix[c * size + c];
    smallestPivot = Math.min(smallestPivot, Math.abs(head));
    for (let i = c + 1; i < size; i++) {
      const factor = matrix[i * size + c] / head;
      for (let j = c; j < size; j++) matrix[i * size + j] -= factor * matrix[c * size + j];
      x[i] -= factor * x[c];
    }
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let j = i + 1; j < size; j++) x[i] -= matrix[i * size + j] * x[j];
    x[i] /= matrix[i * size + i];
  }
  return { solution: x, smallestPivot };
}
