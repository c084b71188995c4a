import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { expect, it } from 'vitest';
import { topEigenvectors } from '../../../src/baselines/modularity/topEigenvectors';
import { Rng } from '../../../src/random/Rng';

function check(matrix: Matrix, count: number): void {
  const n = matrix.rows;
  const multiply = (x: Float64Array, out: Float64Array) => out.set(matrix.mmul(Matrix.columnVector(x)).to1DArray());
  const expected = [...new EigenvalueDecomposition(matrix, { assumeSymmetric: true }).realEigenvalues]
    .sort((a, b) => b - a)
    .slice(0, count);
  const { values, vectors } = topEigenvectors(n, count, multiply, { seed: 3, tolerance: 1e-9 });
  for (let i = 0; i < count; i++) expect(values[i]).toBeCloseTo(expected[i]!, 7);
  for (let i = 0; i < vectors.length; i++) {
    for (let j = 0; j <= i; j++) {
      const product = vectors[i]!.reduce((sum, x, t) => sum + x * vectors[j]![t]!, 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 7);
    }
  }
}

it('topEigenvectors agrees with a dense solver', () => {
  const rng = new Rng(5);
  for (const n of [1, 2, 3, 10, 90]) {
    const half = Matrix.zeros(n, n);
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) half.set(i, j, rng.normal());
    const symmetric = Matrix.add(half, half.transpose());
    check(symmetric, Math.min(n, 1));
    check(symmetric, Math.min(n, 6));
  }
});

it('topEigenvectors finds repeated eigenvalues as often as asked for, also where the matrix is zero', () => {
  check(Matrix.diag([...new Array<number>(8).fill(1), ...new Array<number>(40).fill(-2)]), 5);
  check(Matrix.diag([3, 3, 1, ...new Array<number>(40).fill(0)]), 5);
  check(Matrix.zeros(20, 20), 3);
});
