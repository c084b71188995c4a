import type { AnyGraph } from '../../graph/DenseGraph';
import { type DominantPair, type DominantPairOptions, dominantPair } from '../../graph/dominantPair';
import { multiplyAdjacency } from '../../graph/multiplyAdjacency';

/**
 * λ₁ and its eigenvector of the adjacency matrix without some nodes, whose entries in the vector are 0. O(m) a product.
 * @param removed length n: 1 where a node is out
 * @example pairWithout(Graph.fromEdges(3, [0, 1], [1, 2]), [0, 0, 1]).value // 1
 */
export function pairWithout(
  graph: AnyGraph,
  removed: ArrayLike<number>,
  options: DominantPairOptions = {},
): DominantPair {
  const { n } = graph;
  const kept = new Float64Array(n);
  const { start } = options;
  const begin = Float64Array.from({ length: n }, (_, u) => (removed[u] === 1 ? 0 : (start?.[u] ?? 1)));
  const multiply = (x: Float64Array, out: Float64Array): void => {
    for (let u = 0; u < n; u++) kept[u] = removed[u] === 1 ? 0 : x[u]!;
    multiplyAdjacency(graph, kept, out);
    for (let u = 0; u < n; u++) if (removed[u] === 1) out[u] = 0;
  };
  return dominantPair(n, multiply, { ...options, start: begin });
}

/**
 * λ₁ of the adjacency matrix without the chosen nodes.
 * @example eigenvalueWithout(karateClub().graph, [0, 33]) // about 3.8
 */
export function eigenvalueWithout(graph: AnyGraph, chosen: ArrayLike<number>): number {
  const removed = new Uint8Array(graph.n);
  for (let i = 0; i < chosen.length; i++) removed[chosen[i]!] = 1;
  return pairWithout(graph, removed).value;
}
