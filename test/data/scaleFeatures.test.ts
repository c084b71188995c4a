import { describe, expect, it } from 'vitest';
import { scaleFeatures } from '../../src/data/scaleFeatures';
import type { DenseMatrix, SparseMatrix } from '../../src/graph/SparseMatrix';

const sparse: SparseMatrix = {
  kind: 'sparse',
  rows: 3,
  cols: 5,
  rowPtr: Int32Array.of(0, 2, 2, 3),
  colIdx: Int32Array.of(1, 4, 0),
  values: Float32Array.of(1, 3, 2),
};
const dense: DenseMatrix = { kind: 'dense', rows: 2, cols: 2, values: Float32Array.of(1, -3, 0, 0) };

describe('scaleFeatures', () => {
  it('divides rows by their sums and leaves rows of zeros, the argument untouched', () => {
    expect(scaleFeatures(sparse, 'row-sum').values).toEqual(Float32Array.of(0.25, 0.75, 1));
    expect(sparse.values).toEqual(Float32Array.of(1, 3, 2));
    expect(scaleFeatures({ ...sparse, values: null }, 'row-sum').values).toEqual(Float32Array.of(0.5, 0.5, 1));
    expect(scaleFeatures(dense, 'none')).toBe(dense);
  });

  it('refuses negative entries unless told to divide by the signed sum', () => {
    expect(() => scaleFeatures(dense, 'row-sum')).toThrow('features of node 0: expected no negative entry, but got -3');
    expect(scaleFeatures(dense, 'signed-row-sum').values).toEqual(Float32Array.of(-0.5, 1.5, 0, 0));
  });
});
