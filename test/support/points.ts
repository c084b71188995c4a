import type { DenseMatrix } from '../../src/graph/SparseMatrix';
import { Rng } from '../../src/random/Rng';

/** One row a point. */
export function pointsOf(rows: readonly (readonly number[])[]): DenseMatrix {
  const cols = rows[0]?.length ?? 0;
  return { kind: 'dense', rows: rows.length, cols, values: Float32Array.from(rows.flat()) };
}

/** Standard normal coordinates. */
export function randomPoints(n: number, f: number, seed: number): DenseMatrix {
  const rng = new Rng(seed);
  return { kind: 'dense', rows: n, cols: f, values: Float32Array.from({ length: n * f }, () => rng.normal()) };
}

/** Row i of the result is row order[i] of the points. */
export function reordered({ cols, values }: DenseMatrix, order: readonly number[]): DenseMatrix {
  return pointsOf(order.map((i) => [...values.subarray(i * cols, (i + 1) * cols)]));
}
