import type { Graph } from '../Graph';
import { breadthFirst, UNREACHABLE } from './breadthFirst';

/**
 * Hops from every node to the nearest of `chosen`, by one breadth-first search from all of them: O(n + m). Weights are
 * ignored. The largest of them is the facility-location value of ClusterNet's section 5. Throws nothing.
 *
 * @param chosen nodes, repeats allowed
 * @returns length n; `UNREACHABLE` (−1) where no chosen node can be reached
 * @example hopsToNearest(Graph.fromEdges(4, [0, 1], [1, 2]), [0]) // 0, 1, 2, -1
 */
export function hopsToNearest(graph: Graph, chosen: ArrayLike<number>): Int32Array {
  const hops = new Int32Array(graph.n).fill(UNREACHABLE);
  const queue = new Int32Array(graph.n);
  let tail = 0;
  for (let i = 0; i < chosen.length; i++) {
    if (hops[chosen[i]] !== UNREACHABLE) continue;
    hops[chosen[i]] = 0;
    queue[tail++] = chosen[i];
  }
  breadthFirst(graph, hops, queue, { tail });
  return hops;
}
