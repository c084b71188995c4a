import { breadthFirst, UNREACHABLE } from '../../graph/distance/breadthFirst';
import type { Graph } from '../../graph/Graph';

/**
 * The connected pieces of the parts of a partition: a label 0, 1, … for each node, in the order of their first nodes. O(n + m).
 * @example connectedPieces(Graph.fromEdges(3, [0, 1], [1, 2]), [0, 1, 0]) // 0, 1, 2
 */
export function connectedPieces(
  graph: Pick<Graph, 'n' | 'rowPtr' | 'colIdx'>,
  partition: ArrayLike<number>,
): Int32Array {
  const inside: number[] = [];
  const rowPtr = new Int32Array(graph.n + 1);
  for (let u = 0; u < graph.n; u++) {
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      if (partition[u] === partition[v]) inside.push(v);
    }
    rowPtr[u + 1] = inside.length;
  }
  const kept = { rowPtr, colIdx: Int32Array.from(inside) };
  const labels = new Int32Array(graph.n).fill(UNREACHABLE);
  const queue = new Int32Array(graph.n);
  let pieces = 0;
  for (let start = 0; start < graph.n; start++) {
    if (labels[start] !== UNREACHABLE) continue;
    labels[start] = pieces++;
    queue[0] = start;
    breadthFirst(kept, labels, queue, { tail: 1, step: 0 });
  }
  return labels;
}
