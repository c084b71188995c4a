import type { Graph } from '../graph/Graph';

/** For each node the position in `facilities` of the one fewest hops away (the earlier on a tie), -1 when none is reached. O(n + m). */
export function nearestFacility(graph: Graph, facilities: readonly number[]): Int32Array {
  const nearest = new Int32Array(graph.n).fill(-1);
  const queue: number[] = [];
  facilities.forEach((node, rank) => {
    if (nearest[node] !== -1) return;
    nearest[node] = rank;
    queue.push(node);
  });
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
