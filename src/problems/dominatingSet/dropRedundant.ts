import type { Graph } from '../../graph/Graph';

/**
 * A dominating set without the nodes that it can do without: dearest first, of equals the highest index first, each is
 * dropped if all that it covers is covered by others. O(m + |S| log |S|).
 * @param weights what nodes cost, length n
 * @returns nodes, ascending; no one of them can be left out
 * @example dropRedundant(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 1, 1], [0, 1, 2]) // Int32Array [1]
 */
export function dropRedundant(graph: Graph, weights: ArrayLike<number>, chosen: ArrayLike<number>): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  /** How many chosen nodes cover each node. */
  const covers = new Int32Array(n);
  const add = (v: number, by: number) => {
    covers[v]! += by;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) covers[colIdx[e]!]! += by;
  };
  const needed = (v: number): boolean => {
    if (covers[v] === 1) return true;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) if (covers[colIdx[e]!] === 1) return true;
    return false;
  };
  for (let i = 0; i < chosen.length; i++) add(chosen[i]!, 1);
  const order = Array.from(chosen).sort((a, b) => weights[b]! - weights[a]! || b - a);
  const kept = order.filter((v) => {
    if (needed(v)) return true;
    add(v, -1);
    return false;
  });
  return Int32Array.from(kept).sort();
}
