import type { Graph } from './Graph';

const known = new WeakMap<Int32Array, Int32Array>();

/** Which edge, in the order of `forEachEdge`, each entry of `colIdx` belongs to; found once. O(n + m). */
export function edgeOfEntry({ n, rowPtr, colIdx }: Pick<Graph, 'n' | 'rowPtr' | 'colIdx'>): Int32Array {
  let edges = known.get(colIdx);
  if (edges !== undefined) return edges;
  edges = new Int32Array(colIdx.length);
  known.set(colIdx, edges);
  // Rows ascend, so a row's entries of smaller columns are met in their order, before its others.
  const next = rowPtr.slice(0, n);
  let edge = 0;
  for (let u = 0; u < n; u++) {
    for (let e = next[u]!; e < rowPtr[u + 1]!; e++) {
      edges[e] = edge;
      edges[next[colIdx[e]!]!++] = edge++;
    }
  }
  return edges;
}
