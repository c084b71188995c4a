import type { Graph } from './Graph';
import { symmetricAdjacency } from './symmetricAdjacency';

/**
 * max(0, a u − b Â u) with Â = D^−½ A D^−½: what a node has, less a share of what its
 * neighbours have. O(n + m). Throws nothing.
 *
 * @param u length n
 * @param own a
 * @param around b
 * @example lessNeighbors(Graph.fromEdges(3, [0, 1], [1, 2]), Float64Array.of(1, 4, 1), 1, 0.5)
 */
export function lessNeighbors(graph: Graph, u: ArrayLike<number>, own: number, around: number): Float64Array {
  const { n, rowPtr, colIdx } = graph;
  const { inverseRoot } = symmetricAdjacency(graph);
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) sum += inverseRoot[colIdx[e]!]! * u[colIdx[e]!]!;
    return Math.max(0, own * u[i]! - around * inverseRoot[i]! * sum);
  });
}
