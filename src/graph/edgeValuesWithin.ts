import type { Graph } from './Graph';

/**
 * Values of edges beside `graph.colIdx`, for the subgraph of some of its nodes: beside that one's `colIdx`, as `subgraph` makes
 * it. O(n + their edges).
 *
 * @param values length 2m
 * @param nodes ascending
 * @example edgeValuesWithin(graph, lengths, largestComponent(graph).nodes)
 */
export function edgeValuesWithin(graph: Graph, values: ArrayLike<number>, nodes: Int32Array): Float64Array {
  const inside = new Uint8Array(graph.n);
  for (const node of nodes) inside[node] = 1;
  const kept: number[] = [];
  for (const node of nodes) {
    for (let e = graph.rowPtr[node]!; e < graph.rowPtr[node + 1]!; e++) {
      if (inside[graph.colIdx[e]!] === 1) kept.push(values[e]!);
    }
  }
  return Float64Array.from(kept);
}
