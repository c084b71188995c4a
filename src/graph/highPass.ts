import type { Graph } from './Graph';
import type { NormalizedAdjacency } from './normalizedAdjacency';

/**
 * L = I − D^−½ A D^−½, the normalised Laplacian, in the form that a graph convolution takes: what a layer keeps of a node is how
 * it differs from its neighbours, where Â keeps what it has in common with them. O(n + m). Throws nothing.
 * @example highPass(Graph.fromEdges(3, [0], [1])).weights // -1, -1: L of an edge is (1, −1; −1, 1)
 */
export function highPass(graph: Graph): NormalizedAdjacency {
  const { n, rowPtr, colIdx } = graph;
  const strengths = graph.strengths();
  const weights = new Float32Array(colIdx.length);
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const weight = graph.weights === null ? 1 : graph.weights[e]!;
      weights[e] = -weight / Math.sqrt(strengths[u]! * strengths[colIdx[e]!]!);
    }
  }
  return { n, rowPtr, colIdx, weights, inverseDegree: new Float64Array(n).fill(1) };
}
