import { expect, it } from 'vitest';
import type { DenseMatrix, SparseMatrix } from '../../src/graph/SparseMatrix';
import { selectRows } from '../../src/graph/selectRows';

const sparse: SparseMatrix = {
  kind: 'sparse',
  rows: 3,
  cols: 5,
  rowPtr: Int32Array.of(0, 2, 2, 3),
  colIdx: Int32Array.of(1, 4, 0),
  values: Float32Array.of(1, 3, 2),
};
const dense: DenseMatrix = { kind: 'dense', rows: 2, cols: 2, values: Float32Array.of(1, -3, 0, 0) };

it('picks sparse and dense rows in the order asked for', () => {
  const picked = selectRows(sparse, Int32Array.of(2, 0)) as SparseMatrix;
  expect([[...picked.rowPtr], [...picked.colIdx], [...picked.values!]]).toEqual([
    [0, 1, 3],
    [0, 1, 4],
    [2, 1, 3],
  ]);
  expect([...(selectRows(dense, Int32Array.of(1, 0)) as DenseMatrix).values]).toEqual([0, 0, 1, -3]);
});
