import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { shareOf, sumAround } from './priorities';

/** What a node is worth for what it shuts out; open nodes are neither chosen nor next to a chosen one. */
export const GREEDY_RULES = ['degree', 'share'] as const;
export type GreedyRule = (typeof GREEDY_RULES)[number];

/**
 * An independent set by a greed that sees the whole graph: takes the open node with the largest
 *
 *     c(v) / (open neighbours + 1)   (`degree`)   or   c(v) / (c(v) + Σ c over open neighbours)   (`share`),
 *
 * until none is open; of equals the lowest index. Both only grow while nodes close, so a heap that lowers keys is enough.
 * O(m d log n) for degree d.
 *
 * @see Sakai, Togasaki & Yamazaki, "A note on greedy algorithms for the maximum weighted independent set problem", 2003
 * @example greedyIndependentSet(Graph.fromEdges(3, [0, 1], [1, 2]), [2, 3, 2], 'share') // Int32Array [0, 2]
 */
export function greedyIndependentSet(graph: Graph, c: ArrayLike<number>, rule: GreedyRule): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const closed = new Uint8Array(n);
  const chosen = new Uint8Array(n);
  const worth = (v: number): number => {
    const around = sumAround(graph, v, (u) => (closed[u] === 1 ? 0 : rule === 'degree' ? 1 : c[u]!));
    return rule === 'degree' ? c[v]! / (around + 1) : shareOf(c[v]!, c[v]! + around);
  };
  const heap = new NodeHeap(n);
  for (let v = 0; v < n; v++) heap.offer(v, -worth(v));
  const touched = new Set<number>();
  while (heap.size > 0) {
    const v = heap.take();
    if (closed[v] === 1) continue;
    chosen[v] = closed[v] = 1;
    touched.clear();
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
      const out = colIdx[e]!;
      if (closed[out] === 1) continue;
      closed[out] = 1;
      for (let f = rowPtr[out]!; f < rowPtr[out + 1]!; f++) touched.add(colIdx[f]!);
    }
    for (const u of touched) if (closed[u] === 0) heap.offer(u, -worth(u));
  }
  return nodesWhere(chosen);
}
