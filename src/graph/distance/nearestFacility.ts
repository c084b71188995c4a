import type { Graph } from '../Graph';

/** For each node the position in `facilities` of the one fewest hops away (the earlier on a tie), -1 when none is reached. O(n + m). */
export function nearestFacility(graph: Graph, facilities: ArrayLike<number>): Int32Array {
  const nearest = new Int32Array(graph.n).fill(-1);
  const queue: number[] = [];
  for (let rank = 0; rank < facilities.length; rank++) {
    const node = facilities[rank]!;
    if (nearest[node] !== -1) continue;
    nearest[node] = rank;
    queue.push(node);
  }
  for (let head = 0; head < queue.length; head++) {
    const u = queue[head]!;
    for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
      const v = graph.colIdx[e]!;
      if (nearest[v] !== -1) continue;
      nearest[v] = nearest[u]!;
      queue.push(v);
    }
  }
  return nearest;
}
