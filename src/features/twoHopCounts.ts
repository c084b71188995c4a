import type { Graph } from '../graph/Graph';

/** Nodes exactly two hops away, for every node, length n. O(sum of squared degrees). */
export function twoHopCounts(graph: Graph): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const counts = new Int32Array(n);
  const seenFrom = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    seenFrom[i] = i;
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) seenFrom[colIdx[e]] = i;
    for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) {
      const via = colIdx[e];
      for (let f = rowPtr[via]; f < rowPtr[via + 1]; f++) {
        const end = colIdx[f];
        if (seenFrom[end] === i) continue;
        seenFrom[end] = i;
        counts[i]++;
      }
    }
  }
  return counts;
}
