import type { Graph } from '../../graph/Graph';

/**
 * Whether a dominating set needs one of its nodes: the node itself or a neighbour has no other of the set on or beside it.
 * O(degrees of the node and its neighbours).
 * @param inside length n, 1 for the nodes of the set
 * @example isNeeded(path, 1, [0, 1, 0]) // true
 */
export function isNeeded(graph: Graph, node: number, inside: ArrayLike<number>): boolean {
  const { rowPtr, colIdx } = graph;
  if (!hasOther(graph, node, node, inside)) return true;
  for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) {
    if (!hasOther(graph, colIdx[e]!, node, inside)) return true;
  }
  return false;
}

/** Whether one inside, other than `without`, is on or beside the node. */
function hasOther({ rowPtr, colIdx }: Graph, node: number, without: number, inside: ArrayLike<number>): boolean {
  if (node !== without && inside[node] !== 0) return true;
  for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) {
    const u = colIdx[e]!;
    if (u !== without && inside[u] !== 0) return true;
  }
  return false;
}
