import { componentsWithin } from '../../graph/componentsWithin';
import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

/**
 * Kruskal's shortest path heuristic, K-SPH (Bauer & Varma 1996; GDPG-Twin, appendix H.3), as it runs distributed: in every
 * round each tree (at first the terminals, adjacent ones together) joins the tree nearest to it by a cheapest path, all at
 * once; a path between two that the round has joined already is left out. Costs as in `shortestPathTree`. Of equally near
 * paths the one over the edge with the lowest ends is taken.
 *
 * One search a round from all trees at once: on the cheapest path out of a tree, two neighbours u and v that are nearest to
 * different trees tell its cost, d(u) + d(v). O((n + m) log n) a round, at most log₂ of the number of trees rounds.
 *
 * @param weights length n, at least 0; those of terminals do not count
 * @param terminals ascending, all in one component of the graph
 * @returns the nodes of the tree, terminals included, ascending, and how many rounds it took
 * @example kruskalTree(Graph.fromEdges(3, [0, 1], [1, 2]), [0, 5, 0], [0, 2]).chosen // 0, 1, 2
 */
export function kruskalTree(
  graph: Graph,
  weights: ArrayLike<number>,
  terminals: ArrayLike<number>,
): { readonly chosen: Int32Array; readonly rounds: number } {
  const inside = new Uint8Array(graph.n);
  for (let i = 0; i < terminals.length; i++) inside[terminals[i]!] = 1;
  for (let rounds = 0; ; rounds++) {
    const { labels, count } = componentsWithin(graph, inside);
    if (count < 2) return { chosen: nodesWhere(inside), rounds };
    const reach = nearestTrees(graph, weights, labels);
    if (!joinNearest(graph, reach, count, inside)) return { chosen: nodesWhere(inside), rounds };
  }
}

/** For every node the nearest tree, how far it is (the node itself included), and the neighbour on the way there. */
interface Reach {
  readonly owner: Int32Array;
  readonly distance: Float64Array;
  readonly from: Int32Array;
}

function nearestTrees({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>, labels: Int32Array): Reach {
  const owner = Int32Array.from(labels);
  const from = new Int32Array(n).fill(-1);
  const distance = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const heap = new NodeHeap(n);
  for (let i = 0; i < n; i++) {
    if (labels[i] === -1) continue;
    distance[i] = 0;
    heap.offer(i, 0);
  }
  for (let u = heap.take(); u !== -1; u = heap.take()) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      const d = distance[u]! + weights[v]!;
      if (labels[v] !== -1 || d >= distance[v]!) continue;
      distance[v] = d;
      owner[v] = owner[u]!;
      from[v] = u;
      heap.offer(v, d);
    }
  }
  return { owner, distance, from };
}

/** Adds the cheapest path out of every tree to those inside; false where no tree has any. */
function joinNearest({ n, rowPtr, colIdx }: Graph, reach: Reach, count: number, inside: Uint8Array): boolean {
  const { owner, distance, from } = reach;
  const cost = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const ends = new Int32Array(2 * count);
  const consider = (tree: number, d: number, u: number, v: number): void => {
    if (d >= cost[tree]!) return;
    cost[tree] = d;
    ends[2 * tree] = u;
    ends[2 * tree + 1] = v;
  };
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      if (v < u || owner[u] === owner[v] || owner[u] === -1 || owner[v] === -1) continue;
      const d = distance[u]! + distance[v]!;
      consider(owner[u]!, d, u, v);
      consider(owner[v]!, d, u, v);
    }
  }
  const group = Int32Array.from({ length: count }, (_, i) => i);
  const root = (tree: number): number => {
    let top = tree;
    while (group[top] !== top) top = group[top] = group[group[top]!]!;
    return top;
  };
  let joined = false;
  for (let tree = 0; tree < count; tree++) {
    if (cost[tree] === Number.POSITIVE_INFINITY) continue;
    const [u, v] = [ends[2 * tree]!, ends[2 * tree + 1]!];
    const [a, b] = [root(owner[u]!), root(owner[v]!)];
    if (a === b) continue;
    group[a] = b;
    joined = true;
    for (let node = u; node !== -1; node = from[node]!) inside[node] = 1;
    for (let node = v; node !== -1; node = from[node]!) inside[node] = 1;
  }
  return joined;
}
