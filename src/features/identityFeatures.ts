import type { SparseMatrix } from '../graph/SparseMatrix';

/**
 * One column per node, X = I, n x n sparse: a model without node attributes, which knows nothing of the edges beforehand (Kipf &
 * Welling 2017, appendix A). Throws nothing.
 * @example identityFeatures(3).cols // 3
 */
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
