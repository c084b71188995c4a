import type { Graph } from '../graph/Graph';

/**
 * Core number of every node, length n: the largest k such that the node is in a subgraph where all have degree k or more.
 * Nodes are removed in order of remaining degree, kept sorted in buckets (Batagelj & Zaveršnik 2003). O(n + m).
 */
export function coreNumbers(graph: Graph): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const core = Int32Array.from({ length: n }, (_, i) => graph.degree(i));
  const largest = core.reduce((a, b) => Math.max(a, b), 0);
  // start[d]: where the nodes of remaining degree d begin in `order`.
  const start = new Int32Array(largest + 2);
  for (const degree of core) start[degree + 1]++;
  for (let d = 0; d <= largest; d++) start[d + 1] += start[d];
  const order = new Int32Array(n);
  const place = new Int32Array(n);
  const next = start.slice();
  for (let i = 0; i < n; i++) {
    place[i] = next[core[i]]++;
    order[place[i]] = i;
  }
  for (let at = 0; at < n; at++) {
    const node = order[at];
    for (let e = rowPtr[node]; e < rowPtr[node + 1]; e++) {
      const other = colIdx[e];
      if (core[other] <= core[node]) continue;
      // Swap `other` with the first of its bucket and move the bucket's start past it: one degree less.
      const first = start[core[other]];
      const swapped = order[first];
      order[place[other]] = swapped;
      place[swapped] = place[other];
      order[first] = other;
      place[other] = first;
      start[core[other]]++;
      core[other]--;
    }
  }
  return core;
}
