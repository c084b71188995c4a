import type { SparseMatrix } from '../graph/SparseMatrix';

/** One column per node, n x n sparse: a model without node attributes, which knows nothing of the edges beforehand. */
export function identityFeatures(n: number): SparseMatrix {
  return {
    kind: 'sparse',
    rows: n,
    cols: n,
    rowPtr: Int32Array.from({ length: n + 1 }, (_, i) => i),
    colIdx: Int32Array.from({ length: n }, (_, i) => i),
    values: null,
  };
}
