import type { SparseMatrix } from '../graph/SparseMatrix';

/** Rows divided by their Euclidean length; rows of zeros stay zero. O(nnz). Throws nothing. */
export function unitRows(matrix: SparseMatrix): SparseMatrix {
  const { rows, rowPtr, colIdx } = matrix;
  const values = matrix.values?.slice() ?? new Float32Array(colIdx.length).fill(1);
  for (let i = 0; i < rows; i++) {
    let squares = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) squares += values[e]! ** 2;
    if (squares === 0) continue;
    const length = Math.sqrt(squares);
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) values[e]! /= length;
  }
  return { ...matrix, values };
}
