import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

const TINY = 1e-6;

/**
 * Stand-in until the dominating-set half lands: eq. 29's greedy as released.
 * @example greedyDominatingSet(Graph.fromEdges(2, [0], [1]), [1, 2])
 */
export function greedyDominatingSet({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>): Int32Array {
  const covered = new Uint8Array(n);
  const chosen = new Uint8Array(n);
  let left = n;
  while (left > 0) {
    let best = -1;
    let bestOmega = Number.POSITIVE_INFINITY;
    for (let v = 0; v < n; v++) {
      if (chosen[v] === 1) continue;
      let [sum, any] = [1, false];
      for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
        const u = colIdx[e]!;
        if (covered[u] === 1) continue;
        sum += weights[u]! + TINY;
        any = true;
      }
      if (!any && rowPtr[v + 1]! > rowPtr[v]!) continue;
      const omega = weights[v]! / sum;
      if (omega < bestOmega) [best, bestOmega] = [v, omega];
    }
    chosen[best] = 1;
    const cover = (v: number): void => {
      if (covered[v] === 0) {
        covered[v] = 1;
        left--;
      }
    };
    cover(best);
    for (let e = rowPtr[best]!; e < rowPtr[best + 1]!; e++) cover(colIdx[e]!);
  }
  return nodesWhere(chosen);
}
