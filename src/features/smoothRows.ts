import type { Graph } from '../graph/Graph';
import type { SparseMatrix } from '../graph/SparseMatrix';
import { unitRows } from './unitRows';

/**
 * Each row becomes the mean of its own and its neighbours' rows, of unit length: Z ← (D + I)⁻¹ (A + I) Z, `times` over. Stays
 * sparse: what a node has then lies within `times` hops. Weights of edges count.
 * @param z n x F
 * @param times default 1
 * @returns n x F, columns ascending within a row
 * @see Wu et al., "Simplifying graph convolutional networks" (2019)
 * @example smoothRows(karateClub().graph, identityFeatures(34), 2) // who is near whom
 */
export function smoothRows(graph: Graph, z: SparseMatrix, times = 1): SparseMatrix {
  let result = z;
  for (let t = 0; t < times; t++) result = unitRows(smoothed(graph, result));
  return result;
}

/** The factor 1 / (D + 1) of a row is left to `unitRows`. */
function smoothed({ n, rowPtr, colIdx, weights }: Graph, z: SparseMatrix): SparseMatrix {
  const sum = new Float64Array(z.cols);
  const ptr = new Int32Array(n + 1);
  const columns: number[] = [];
  const values: number[] = [];
  let met: number[] = [];
  const add = (row: number, factor: number): void => {
    for (let f = z.rowPtr[row]!; f < z.rowPtr[row + 1]!; f++) {
      const j = z.colIdx[f]!;
      if (sum[j] === 0) met.push(j);
      sum[j]! += factor * (z.values === null ? 1 : z.values[f]!);
    }
  };
  for (let i = 0; i < n; i++) {
    met = [];
    add(i, 1);
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) add(colIdx[e]!, weights === null ? 1 : weights[e]!);
    for (const j of Int32Array.from(met).sort()) {
      if (sum[j] !== 0) {
        columns.push(j);
        values.push(sum[j]!);
      }
      sum[j] = 0;
    }
    ptr[i + 1] = columns.length;
  }
  return {
    kind: 'sparse',
    rows: n,
    cols: z.cols,
    rowPtr: ptr,
    colIdx: Int32Array.from(columns),
    values: Float32Array.from(values),
  };
}
