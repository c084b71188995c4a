import type { Graph } from '../Graph';
import { breadthFirst, UNREACHABLE } from './breadthFirst';

/**
 * For each of the n nodes the position in `facilities` of the one fewest hops away, the earlier on a tie. One breadth-first
 * search from all of them, O(n + m); weights are ignored. Throws nothing.
 *
 * @param facilities nodes; of one that is named twice the first position counts
 * @returns length n; `UNREACHABLE` (−1) where none is reached
 * @example nearestFacility(Graph.fromEdges(5, [0, 1, 2], [1, 2, 3]), [3, 0]) // 1, 1, 0, 0, -1
 */
export function nearestFacility(graph: Graph, facilities: ArrayLike<number>): Int32Array {
  const nearest = new Int32Array(graph.n).fill(UNREACHABLE);
  const queue = new Int32Array(graph.n);
  let tail = 0;
  for (let rank = 0; rank < facilities.length; rank++) {
    const node = facilities[rank]!;
    if (nearest[node] !== UNREACHABLE) continue;
    nearest[node] = rank;
    queue[tail++] = node;
  }
  breadthFirst(graph, nearest, queue, { tail, step: 0 });
  return nearest;
}
