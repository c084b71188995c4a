import type { Graph } from './Graph';

/** Â = D^−½ A D^−½ of a graph, kept as the graph's own rows and one scale per node. */
export interface SymmetricAdjacency {
  readonly n: number;
  readonly rowPtr: Int32Array;
  readonly colIdx: Int32Array;
  readonly weights: Float32Array | null;
  /** 1 / √d_i, 0 for an isolated node, length n. */
  readonly inverseRoot: Float64Array;
}

const known = new WeakMap<Graph, SymmetricAdjacency>();

/**
 * Â = D^−½ A D^−½, D the (weighted) degrees, made once a graph; I − Â is its normalised Laplacian, with 1 on the diagonal of
 * an isolated node. O(n). Throws nothing.
 * @example symmetricAdjacency(Graph.fromEdges(3, [0], [1])).inverseRoot // 1, 1, 0
 */
export function symmetricAdjacency(graph: Graph): SymmetricAdjacency {
  let adjacency = known.get(graph);
  if (adjacency === undefined) {
    const { n, rowPtr, colIdx, weights } = graph;
    const inverseRoot = graph.strengths().map((d) => (d > 0 ? 1 / Math.sqrt(d) : 0));
    adjacency = { n, rowPtr, colIdx, weights, inverseRoot };
    known.set(graph, adjacency);
  }
  return adjacency;
}
