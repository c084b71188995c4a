import { type AnyGraph, DenseGraph } from './DenseGraph';

/**
 * out = A x for the adjacency matrix A of a sparse or dense graph, diagonal left out.
 * x, out: length n, not the same array. Time O(m) or O(n²).
 */
export function multiplyAdjacency(graph: AnyGraph, x: Float64Array, out: Float64Array): void {
  const n = graph.n;
  const w = graph.weights;
  if (graph instanceof DenseGraph) {
    const dense = graph.weights;
    for (let i = 0; i < n; i++) {
      const row = i * n;
      // Four sums, so that an addition need not wait for the one before it.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let j = 0;
      for (; j + 3 < n; j += 4) {
        a += dense[row + j]! * x[j]!;
        b += dense[row + j + 1]! * x[j + 1]!;
        c += dense[row + j + 2]! * x[j + 2]!;
        d += dense[row + j + 3]! * x[j + 3]!;
      }
      for (; j < n; j++) a += dense[row + j]! * x[j]!;
      out[i] = a + b + c + d - dense[row + i]! * x[i]!;
    }
    return;
  }
  const { rowPtr, colIdx } = graph;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) sum += (w === null ? 1 : w[e]!) * x[colIdx[e]!]!;
    out[i] = sum;
  }
}
