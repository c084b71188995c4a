import type { Graph } from '../../graph/Graph';

/**
 * The independent set of local greedy scheduling, LGS (Joo & Shroff 2012): in rounds, every open node that outweighs all its
 * open neighbours joins, and its neighbours drop out; of equal weights the lower index wins. That order is strict, so the
 * set is the one that a centralised greedy finds in a single pass from heavy to light. O(n log n + m).
 *
 * @param weights length n, any numbers; the set is maximal whatever their sign
 * @returns chosen nodes, ascending
 * @example localGreedy(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 3, 1]) // Int32Array [1]
 */
export function localGreedy({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => weights[b]! - weights[a]! || a - b);
  const closed = new Uint8Array(n);
  const chosen: number[] = [];
  for (const node of order) {
    if (closed[node] === 1) continue;
    chosen.push(node);
    for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) closed[colIdx[e]!] = 1;
  }
  return Int32Array.from(chosen).sort();
}
