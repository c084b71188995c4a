import type { Graph } from '../Graph';

/**
 * Hops from every node to the nearest of `chosen`, by one breadth-first search from all of them: O(n + m).
 *
 * @param chosen nodes, repeats allowed
 * @returns length n; −1 where no chosen node can be reached
 * @example hopsToNearest(Graph.fromEdges(4, [0, 1], [1, 2]), [0]) // 0, 1, 2, -1
 */
export function hopsToNearest(graph: Graph, chosen: ArrayLike<number>): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const hops = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  let tail = 0;
  for (let i = 0; i < chosen.length; i++) {
    if (hops[chosen[i]] !== -1) continue;
    hops[chosen[i]] = 0;
    queue[tail++] = chosen[i];
  }
  for (let head = 0; head < tail; head++) {
    const u = queue[head];
    for (let e = rowPtr[u]; e < rowPtr[u + 1]; e++) {
      const v = colIdx[e];
      if (hops[v] !== -1) continue;
      hops[v] = hops[u] + 1;
      queue[tail++] = v;
    }
  }
  return hops;
}
