/** A matrix in compressed sparse rows. `values === null` means that every stored entry is 1. */
export interface SparseMatrix {
  readonly kind: 'sparse';
  readonly rows: number;
  readonly cols: number;
  /** Length rows + 1. */
  readonly rowPtr: Int32Array;
  /** Length nnz; ascending within a row. */
  readonly colIdx: Int32Array;
  /** Length nnz, or null for all ones. */
  readonly values: Float32Array | null;
}

/** A row-major dense matrix outside tfjs. */
export interface DenseMatrix {
  readonly kind: 'dense';
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
  /** Writes the values to an array of their length; there where `values` are only made when asked for. */
  readonly copyTo?: (target: Float32Array | Float64Array) => void;
}

/** Node features: n rows, F columns. Bag-of-words sets are sparse, node2vec-like ones dense. */
export type Features = SparseMatrix | DenseMatrix;

/**
 * The transpose in compressed sparse rows, O(rows + columns + nnz). Throws nothing.
 * @example transpose(identityFeatures(3)) // the same matrix
 */
export function transpose(a: SparseMatrix): SparseMatrix {
  const nnz = a.colIdx.length;
  const rowPtr = new Int32Array(a.cols + 1);
  for (let e = 0; e < nnz; e++) rowPtr[a.colIdx[e] + 1]++;
  for (let j = 0; j < a.cols; j++) rowPtr[j + 1] += rowPtr[j];
  const next = rowPtr.slice(0, a.cols);
  const colIdx = new Int32Array(nnz);
  const values = a.values === null ? null : new Float32Array(nnz);
  for (let i = 0; i < a.rows; i++) {
    for (let e = a.rowPtr[i]; e < a.rowPtr[i + 1]; e++) {
      const at = next[a.colIdx[e]]++;
      colIdx[at] = i;
      if (values !== null) values[at] = a.values![e];
    }
  }
  return { kind: 'sparse', rows: a.cols, cols: a.rows, rowPtr, colIdx, values };
}
