import type { AnyGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';

/**
 * The K nodes of largest degree (or strength, of a weighted or predicted graph), the first of equals.
 * @example highestStrength(karateClub().graph, 2) // 33, 0
 */
export function highestStrength(graph: AnyGraph, k: number): Int32Array {
  const d = graph.strengths();
  return Int32Array.from({ length: graph.n }, (_, u) => u)
    .sort((a, b) => d[b]! - d[a]! || a - b)
    .slice(0, k);
}

/**
 * K times the node of largest degree among what is left, the first of equals. O(K n + m).
 * @example adaptiveDegree(karateClub().graph, 2) // 33, 0
 */
export function adaptiveDegree(graph: Graph, k: number): Int32Array {
  const { n, rowPtr, colIdx, weights } = graph;
  const d = Float64Array.from(graph.strengths());
  return Int32Array.from({ length: k }, () => {
    let best = -1;
    for (let u = 0; u < n; u++) if (d[u]! >= 0 && (best < 0 || d[u]! > d[best]!)) best = u;
    for (let e = rowPtr[best]!; e < rowPtr[best + 1]!; e++) {
      const v = colIdx[e]!;
      // What is left of it may be less than 0 by rounding.
      if (d[v]! >= 0) d[v] = Math.max(0, d[v]! - (weights === null ? 1 : weights[e]!));
    }
    d[best] = -1;
    return best;
  });
}

/**
 * Collective influence: K times the node with the largest (d_u − 1) Σ (d_v − 1) over the nodes v exactly `radius` hops away,
 * among what is left, the first of equals; then, once no sum is above 0, the largest degree. O(K n b) for balls of b edges.
 *
 * @see Morone & Makse, "Influence maximization in complex networks through optimal percolation", Nature 524 (2015)
 * @example collectiveInfluence(karateClub().graph, 2, { radius: 2 })
 */
export function collectiveInfluence(graph: Graph, k: number, { radius = 2 }: { radius?: number } = {}): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const d = Int32Array.from({ length: n }, (_, u) => graph.degree(u));
  const removed = new Uint8Array(n);
  const seen = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  let search = 0;
  const influence = (u: number): number => {
    if (d[u]! < 2) return 0;
    seen[u] = search;
    queue[0] = u;
    let [from, tail] = [0, 1];
    for (let hop = 0; hop < radius; hop++) {
      const end = tail;
      for (; from < end; from++) {
        const w = queue[from]!;
        for (let e = rowPtr[w]!; e < rowPtr[w + 1]!; e++) {
          const v = colIdx[e]!;
          if (removed[v] === 1 || seen[v] === search) continue;
          seen[v] = search;
          queue[tail++] = v;
        }
      }
    }
    search++;
    let sum = 0;
    for (; from < tail; from++) sum += d[queue[from]!]! - 1;
    return (d[u]! - 1) * sum;
  };
  return Int32Array.from({ length: k }, () => {
    let best = -1;
    let most = -1;
    for (let u = 0; u < n; u++) {
      if (removed[u] === 1) continue;
      const worth = influence(u);
      if (worth > most || (worth === most && d[u]! > d[best]!)) [best, most] = [u, worth];
    }
    removed[best] = 1;
    for (let e = rowPtr[best]!; e < rowPtr[best + 1]!; e++) d[colIdx[e]!]!--;
    return best;
  });
}
