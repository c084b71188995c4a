import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';

/**
 * Clusters of one or two nodes: in random order each node that is free joins the free neighbour with which it shares most weight, if the two
 * are not larger than `largest` together. O(m).
 *
 * @param sizes what nodes take up, length n
 * @returns labels 0, 1, … without a gap, length n
 * @see Karypis & Kumar, SIAM Journal on Scientific Computing 20 (1998), section 3.1
 * @example heavyEdgeMatching(graph, sizes, { largest: 10, seed: 0 })
 */
export function heavyEdgeMatching(
  { n, rowPtr, colIdx, weights }: Graph,
  sizes: ArrayLike<number>,
  { largest, seed }: { largest: number; seed: number },
): Int32Array {
  const order = new Rng(seed).shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const labels = new Int32Array(n).fill(-1);
  let count = 0;
  for (const u of order) {
    if (labels[u] !== -1) continue;
    let [mate, most] = [-1, 0];
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      const w = weights === null ? 1 : weights[e]!;
      if (labels[v] === -1 && w > most && sizes[u]! + sizes[v]! <= largest) [mate, most] = [v, w];
    }
    labels[u] = count;
    if (mate !== -1) labels[mate] = count;
    count++;
  }
  return labels;
}
