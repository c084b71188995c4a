import type { Graph } from './Graph';

/** A symmetric matrix M of a graph as diag(s)(M + I), in which form `normalizedAdjacency` keeps Â = D⁻¹(A + I) and `highPass` L. */
export interface NormalizedAdjacency {
  readonly n: number;
  readonly rowPtr: Int32Array;
  readonly colIdx: Int32Array;
  readonly weights: Float32Array | null;
  /** s, length n: 1 / (d_i + 1) for Â. */
  readonly inverseDegree: Float64Array;
}

/**
 * Â = D⁻¹(A + I), D the degrees of A + I: the propagation matrix of the GCN (Kipf & Welling 2017), normalised by rows as in
 * ClusterNet's released code. O(n). Throws nothing.
 * @example normalizedAdjacency(Graph.fromEdges(3, [0], [1])).inverseDegree // 0.5, 0.5, 1
 */
export function normalizedAdjacency(graph: Graph): NormalizedAdjacency {
  const { n, rowPtr, colIdx, weights } = graph;
  return { n, rowPtr, colIdx, weights, inverseDegree: graph.strengths().map((d) => 1 / (d + 1)) };
}
