import { requireInteger } from '../../errors';
import { Graph } from '../Graph';
import { type SparseMatrix, transpose } from '../SparseMatrix';

/**
 * Each node points to its k most similar others by cosine (above 0 only; of equals the lower number first). An edge has weight
 * 1 where both point, 0.5 where one does. Through an inverted index: O(Σ over columns of count²) and no n x n matrix.
 *
 * @param z n x F, rows of unit length or zero
 * @param options.k others that a node points to at most, at least 1
 * @throws InputError for k below 1
 * @example cosineNeighbors(tfIdf(words), { k: 40 }) // S of the blend
 */
export function cosineNeighbors(z: SparseMatrix, { k }: { k: number }): Graph {
  requireInteger('neighbours of each node', k, 1, Number.POSITIVE_INFINITY);
  const { rows: n, rowPtr, colIdx } = z;
  const values = z.values ?? new Float32Array(colIdx.length).fill(1);
  const byColumn = transpose({ ...z, values });
  const [columnPtr, rowsOf, entries] = [byColumn.rowPtr, byColumn.colIdx, byColumn.values!];
  const similarity = new Float64Array(n);
  const nearest = new Int32Array(k);
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 0; i < n; i++) {
    similarity.fill(0);
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const x = values[e]!;
      for (let f = columnPtr[colIdx[e]!]!, end = columnPtr[colIdx[e]! + 1]!; f < end; f++) {
        similarity[rowsOf[f]!]! += x * entries[f]!;
      }
    }
    similarity[i] = 0;
    let count = 0;
    let least = 0;
    for (let v = 0; v < n; v++) {
      const own = similarity[v]!;
      if (own <= least) continue;
      let at = count < k ? count++ : k - 1;
      for (; at > 0 && similarity[nearest[at - 1]!]! < own; at--) nearest[at] = nearest[at - 1]!;
      nearest[at] = v;
      if (count === k) least = similarity[nearest[k - 1]!]!;
    }
    for (let t = 0; t < count; t++) {
      source.push(i);
      target.push(nearest[t]!);
    }
  }
  // Two that point at each other are one edge, of twice the weight.
  return Graph.fromEdges(n, source, target, { weights: new Float32Array(source.length).fill(0.5) });
}
