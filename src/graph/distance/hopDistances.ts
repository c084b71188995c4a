import { requireInteger } from '../../errors';
import type { Graph } from '../Graph';

/** What `hopDistances` holds for a node that cannot be reached. */
export const UNREACHABLE = -1;

/**
 * Hops from one node to every node, by breadth-first search: length n, `UNREACHABLE` (−1) where no path leads.
 * Weights are ignored. O(n + m).
 * @throws InputError for a source outside [0, n).
 * @example hopDistances(Graph.fromEdges(4, [0, 1], [1, 2]), 0) // 0, 1, 2, -1
 */
export function hopDistances(graph: Graph, source: number): Int32Array {
  requireInteger('source node', source, 0, graph.n - 1, 'n - 1');
  const hops = new Int32Array(graph.n).fill(UNREACHABLE);
  hops[source] = 0;
  bfs(graph, source, (node, parent) => {
    if (parent >= 0) hops[node] = hops[parent] + 1;
  });
  return hops;
}

/**
 * Visits every node that `source` reaches, in breadth-first order, neighbours ascending; `parent` is the node it was
 * found from, −1 for the source. O(n + m).
 * @returns the nodes in the order of the visits
 * @throws InputError for a source outside [0, n).
 */
export function bfs(graph: Graph, source: number, visit?: (node: number, parent: number) => void): Int32Array {
  requireInteger('source node', source, 0, graph.n - 1, 'n - 1');
  const queue = new Int32Array(graph.n);
  const seen = new Uint8Array(graph.n);
  queue[0] = source;
  seen[source] = 1;
  visit?.(source, -1);
  let end = 1;
  for (let head = 0; head < end; head++) {
    const u = queue[head];
    for (let e = graph.rowPtr[u]; e < graph.rowPtr[u + 1]; e++) {
      const v = graph.colIdx[e];
      if (seen[v] === 1) continue;
      seen[v] = 1;
      queue[end++] = v;
      visit?.(v, u);
    }
  }
  return queue.slice(0, end);
}
