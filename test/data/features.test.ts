import { describe, expect, it } from 'vitest';
import { FeatureBuilder } from '../../src/data/FeatureBuilder';
import { identityFeatures } from '../../src/data/identityFeatures';
import { scaleFeatures } from '../../src/data/scaleFeatures';
import { selectRows } from '../../src/data/selectRows';
import { STRUCTURAL_FEATURE_COLUMNS, structuralFeatures } from '../../src/data/structuralFeatures';
import { Graph } from '../../src/graph/Graph';
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

describe('selectRows', () => {
  it('reorders sparse and dense rows', () => {
    const picked = selectRows(sparse, Int32Array.of(2, 0)) as SparseMatrix;
    expect([[...picked.rowPtr], [...picked.colIdx], [...picked.values!]]).toEqual([
      [0, 1, 3],
      [0, 1, 4],
      [2, 1, 3],
    ]);
    expect([...(selectRows(dense, Int32Array.of(1, 0)) as DenseMatrix).values]).toEqual([0, 0, 1, -3]);
  });
});

describe('FeatureBuilder', () => {
  it('grows past its first block and turns dense at a density of 0.3', () => {
    const builder = new FeatureBuilder();
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 10; j += 3) builder.push(j, i + j);
      builder.endRow();
    }
    expect(builder.build(10)).toMatchObject({ kind: 'dense', rows: 1000, cols: 10 });
    const built = builder.build(20) as SparseMatrix;
    expect(built.kind).toBe('sparse');
    expect(built.values![4 * 999 + 3]).toBe(999 + 9);
  });
});

describe('identityFeatures', () => {
  it('is the identity, also of size 0', () => {
    expect(identityFeatures(2)).toMatchObject({ rows: 2, cols: 2, rowPtr: Int32Array.of(0, 1, 2), values: null });
    expect(identityFeatures(0).rowPtr).toHaveLength(1);
  });
});

describe('structuralFeatures', () => {
  it('of a triangle with a tail and an isolated node, by hand', () => {
    const graph = Graph.fromEdges(5, [0, 1, 0, 2], [1, 2, 2, 3]);
    const { rows, cols, values } = structuralFeatures(graph);
    expect([rows, cols]).toEqual([5, STRUCTURAL_FEATURE_COLUMNS]);
    const row = (i: number) => [...values.subarray(i * cols, (i + 1) * cols)];
    const expected = [Math.log1p(3), Math.log1p(5 / 3), 1 / 3, 1 / 3, Math.log1p(1), 0, 0, 1, 0, 0, 0, 0];
    expect(row(2)).toEqual(expected.map(Math.fround));
    expect(row(3)).toEqual([Math.log1p(1), Math.log1p(3), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0].map(Math.fround));
    expect(row(4)).toEqual(new Array(12).fill(0));
  });
});
