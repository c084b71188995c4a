import type { Graph } from '../../graph/Graph';
import { eigenvectorOf } from './bestRemoval';

/**
 * NetShield: K nodes of the largest shield value Σ_u 2 λ v_u² − Σ_{u, w in S} A_uw v_u v_w, which foretells the drop of λ₁ to first
 * order in the entries of its eigenvector v; chosen greedily, at most a factor 1 − 1/e below the best such value. One
 * eigenvector, then O(K n + m).
 *
 * @see Tong et al., "On the vulnerability of large graphs", ICDM 2010, algorithm 1
 * @example netShield(karateClub().graph, 2)
 */
export function netShield(graph: Graph, k: number): Int32Array {
  const { n, rowPtr, colIdx, weights } = graph;
  const { value, vector: v } = eigenvectorOf(graph, new Uint8Array(n));
  const score = v.map((one) => 2 * value * one * one);
  const taken = new Uint8Array(n);
  return Int32Array.from({ length: k }, () => {
    let best = -1;
    for (let u = 0; u < n; u++) if (taken[u] === 0 && (best < 0 || score[u]! > score[best]!)) best = u;
    taken[best] = 1;
    for (let e = rowPtr[best]!; e < rowPtr[best + 1]!; e++) {
      const w = colIdx[e]!;
      score[w]! -= 2 * (weights === null ? 1 : weights[e]!) * v[best]! * v[w]!;
    }
    return best;
  });
}
