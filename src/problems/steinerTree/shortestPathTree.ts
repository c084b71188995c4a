import { componentsWithin } from '../../graph/componentsWithin';
import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

export interface ShortestPathTreeOptions {
  /** A node of the tree that grows; default the first terminal. */
  start?: number;
}

/**
 * The shortest path heuristic, SPH (Matsuyama 1980; GDPG-Twin, appendix H.3), with weights at the nodes. Adjacent terminals
 * are one tree from the outset. From the tree of `start`, again and again, the cheapest path to another tree is added,
 *
 *     cost of a path = Σ w_v over the nodes v on it that are in no tree,
 *
 * until one tree is left. Of equal distances the node with the lower index goes first. Distances are kept from one path to
 * the next and only lowered around what has joined, so that the whole takes little more than one Dijkstra search:
 * O((n + m) log n) where few nodes are lowered again.
 *
 * @param weights length n, at least 0; those of terminals do not count
 * @param terminals ascending, all in one component of the graph
 * @returns the nodes of the tree, terminals included, ascending; no nodes without terminals
 * @example shortestPathTree(Graph.fromEdges(4, [0, 1, 0, 3], [1, 2, 3, 2]), [0, 5, 0, 1], [0, 2]) // 0, 2, 3
 */
export function shortestPathTree(
  graph: Graph,
  weights: ArrayLike<number>,
  terminals: ArrayLike<number>,
  { start = terminals[0] ?? 0 }: ShortestPathTreeOptions = {},
): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const chosen = new Uint8Array(n);
  for (let i = 0; i < terminals.length; i++) chosen[terminals[i]!] = 1;
  if (terminals.length < 2) return nodesWhere(chosen);
  const { labels, count } = componentsWithin(graph, chosen);
  const members = membersOf(labels, count);
  const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const from = new Int32Array(n).fill(-1);
  const grown = new Uint8Array(n);
  const heap = new NodeHeap(n);
  const join = (node: number): void => {
    chosen[node] = grown[node] = 1;
    distance[node] = 0;
    heap.offer(node, 0);
  };
  for (const node of members[labels[start]!]!) join(node);
  let left = count - 1;
  while (left > 0) {
    const u = heap.take();
    if (u === -1) break;
    if (labels[u] !== -1 && grown[u] === 0) {
      // Another tree: it joins, and so does the way to it.
      for (let v = from[u]!; grown[v] === 0; v = from[v]!) join(v);
      for (const node of members[labels[u]!]!) join(node);
      left--;
      continue;
    }
    const reached = distance[u]!;
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      if (grown[v] === 1) continue;
      const d = labels[v] === -1 ? reached + weights[v]! : reached;
      if (d >= distance[v]!) continue;
      distance[v] = d;
      from[v] = u;
      heap.offer(v, d);
    }
  }
  return nodesWhere(chosen);
}

/** The nodes of each component, ascending. */
function membersOf(labels: Int32Array, count: number): number[][] {
  const members = Array.from({ length: count }, (): number[] => []);
  labels.forEach((label, node) => {
    if (label !== -1) members[label]!.push(node);
  });
  return members;
}
