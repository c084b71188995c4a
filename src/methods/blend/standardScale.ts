import type { DenseMatrix } from '../../graph/SparseMatrix';

/** Moves and scales columns as those of some rows need it to have mean 0 and variance 1. */
export function standardScale({ rows, cols, values }: DenseMatrix): (matrix: DenseMatrix) => DenseMatrix {
  const mean = new Float64Array(cols);
  const square = new Float64Array(cols);
  values.forEach((x, at) => {
    mean[at % cols]! += x / rows;
    square[at % cols]! += x ** 2 / rows;
  });
  const deviation = square.map((sum, c) => Math.sqrt(Math.max(0, sum - mean[c]! ** 2)) || 1);
  return (matrix) => ({
    ...matrix,
    values: matrix.values.map((x, at) => (x - mean[at % cols]!) / deviation[at % cols]!),
  });
}
