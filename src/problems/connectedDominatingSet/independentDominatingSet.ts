import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

/** Keeps the ratio finite where weights are 0, as in the released code. */
const TINY = 1e-6;

/**
 * An independent dominating set by messages between neighbours (GDPG-Twin, appendix H.2, Greedy-MWIDS): in rounds, every open
 * node whose
 *
 *     ω(v) = w_v / (1 + Σ (w_u + 10⁻⁶) over open neighbours u)
 *
 * is the smallest among its open neighbours joins, the lower index of equals, and closes its neighbours. O(m) a round.
 *
 * @param weights length n, at least 0
 * @returns chosen nodes, ascending, no two adjacent and every other node beside one; and how many rounds it took
 * @example independentDominatingSet(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 1, 1]).chosen // the middle
 */
export function independentDominatingSet(
  { n, rowPtr, colIdx }: Graph,
  weights: ArrayLike<number>,
): { readonly chosen: Int32Array; readonly rounds: number } {
  const open = new Uint8Array(n).fill(1);
  const chosen = new Uint8Array(n);
  const omega = new Float64Array(n);
  let left = Int32Array.from({ length: n }, (_, i) => i);
  let rounds = 0;
  for (; left.length > 0; rounds++) {
    for (const v of left) {
      let around = 1;
      for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
        const u = colIdx[e]!;
        if (open[u] === 1) around += weights[u]! + TINY;
      }
      omega[v] = weights[v]! / around;
    }
    const joining = left.filter((v) => {
      for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
        const u = colIdx[e]!;
        if (open[u] === 1 && (omega[u]! < omega[v]! || (omega[u] === omega[v] && u < v))) return false;
      }
      return true;
    });
    for (const v of joining) {
      chosen[v] = 1;
      open[v] = 0;
      for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) open[colIdx[e]!] = 0;
    }
    left = left.filter((v) => open[v] === 1);
  }
  return { chosen: nodesWhere(chosen), rounds };
}
