import type { Graph } from './Graph';

/**
 * Triangles through every node, length n: sorted neighbour lists are merged once per edge, O(sum of squared degrees). Weights
 * are ignored. Throws nothing.
 * @example countTriangles(Graph.fromEdges(4, [0, 0, 1, 2], [1, 2, 2, 3])) // 1, 1, 1, 0
 */
export function countTriangles(graph: Graph): Float64Array {
  const { n, rowPtr, colIdx } = graph;
  const triangles = new Float64Array(n);
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]; e < rowPtr[u + 1]; e++) {
      const v = colIdx[e];
      if (v <= u) continue;
      let i = e + 1;
      let j = rowPtr[v];
      while (i < rowPtr[u + 1] && j < rowPtr[v + 1]) {
        const difference = colIdx[i] - colIdx[j];
        if (difference === 0) {
          const w = colIdx[i];
          triangles[u]++;
          triangles[v]++;
          triangles[w]++;
        }
        if (difference <= 0) i++;
        if (difference >= 0) j++;
      }
    }
  }
  return triangles;
}
