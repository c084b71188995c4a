import { requireInteger } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';

/**
 * K nodes by degrees alone: each time the one of largest d − 2t − (d − t) t p, the first of equals, where d is its weighted
 * degree and t the weight of its edges to nodes that are chosen, which it would be reached by or need not reach. O(m + n K), and O(n K) more for a
 * dense graph.
 *
 * @param probability p of the cascade
 * @returns K nodes, ascending
 * @throws InputError unless 1 <= k <= n (an empty graph gives none)
 * @see Chen, Wang & Yang, "Efficient influence maximization in social networks", KDD 2009, algorithm 4
 * @example degreeDiscount(karateClub().graph, { k: 2, probability: 0.1 }) // Int32Array [0, 33]
 */
export function degreeDiscount(graph: AnyGraph, { k, probability }: { k: number; probability: number }): Int32Array {
  const { n } = graph;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const d = graph.strengths();
  const t = new Float64Array(n);
  const chosen = new Set<number>();
  const score = (u: number): number => d[u]! - 2 * t[u]! - (d[u]! - t[u]!) * t[u]! * probability;
  while (chosen.size < k) {
    let best = -1;
    for (let u = 0; u < n; u++) if (!chosen.has(u) && (best === -1 || score(u) > score(best))) best = u;
    chosen.add(best);
    eachNeighbor(graph, best, (v, w) => {
      t[v]! += w;
    });
  }
  return Int32Array.from(chosen).sort();
}

function eachNeighbor(graph: AnyGraph, u: number, visit: (v: number, w: number) => void): void {
  if (graph instanceof DenseGraph) {
    for (let v = 0; v < graph.n; v++) if (v !== u) visit(v, graph.weights[u * graph.n + v]!);
    return;
  }
  for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) visit(graph.colIdx[e]!, graph.weights?.[e] ?? 1);
}
