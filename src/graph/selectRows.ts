import type { Features } from './SparseMatrix';

/** The rows `rows[0], rows[1], …` of a matrix, in that order: rows.length x F. */
export function selectRows(features: Features, rows: Int32Array): Features {
  const { cols } = features;
  if (features.kind === 'dense') {
    const values = new Float32Array(rows.length * cols);
    rows.forEach((row, i) => {
      values.set(features.values.subarray(row * cols, (row + 1) * cols), i * cols);
    });
    return { kind: 'dense', rows: rows.length, cols, values };
  }
  const rowPtr = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    rowPtr[i + 1] = rowPtr[i] + features.rowPtr[row + 1] - features.rowPtr[row];
  });
  const colIdx = new Int32Array(rowPtr[rows.length]);
  const values = features.values === null ? null : new Float32Array(colIdx.length);
  rows.forEach((row, i) => {
    const from = features.rowPtr[row];
    const to = features.rowPtr[row + 1];
    colIdx.set(features.colIdx.subarray(from, to), rowPtr[i]);
    values?.set(features.values!.subarray(from, to), rowPtr[i]);
  });
  return { kind: 'sparse', rows: rows.length, cols, rowPtr, colIdx, values };
}
