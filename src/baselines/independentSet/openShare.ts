import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import type { LocalGreedyRun } from '../../problems/independentSet/localGreedy';
import { shareOf } from './priorities';

/**
 * Local greedy scheduling on a share that is computed anew in every round: an open node joins when its
 * c / (c + Σ_N c)^power, sums over open neighbours, is above all of theirs; of equals the lower index. O(m) a round.
 * @param power 1: the share itself; 0: plain LGS
 * @example openShare(Graph.fromEdges(3, [0, 1], [1, 2]), [2, 3, 2]).chosen // Int32Array [0, 2]
 */
export function openShare({ n, rowPtr, colIdx }: Graph, c: ArrayLike<number>, power = 0.7): LocalGreedyRun {
  const open = new Uint8Array(n).fill(1);
  const chosen = new Uint8Array(n);
  const share = new Float64Array(n);
  let rounds = 0;
  let messages = n;
  for (let left = n; left > 0; ) {
    rounds++;
    messages += 2 * left; // c first, for the sums, then the shares
    for (let i = 0; i < n; i++) {
      if (open[i] === 0) continue;
      let sum = c[i]!;
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) if (open[colIdx[e]!] === 1) sum += c[colIdx[e]!]!;
      share[i] = shareOf(c[i]!, sum ** power);
    }
    const joining: number[] = [];
    for (let i = 0; i < n; i++) {
      if (open[i] === 0) continue;
      let first = true;
      for (let e = rowPtr[i]!; first && e < rowPtr[i + 1]!; e++) {
        const j = colIdx[e]!;
        first = open[j] === 0 || share[j]! < share[i]! || (share[j] === share[i] && i < j);
      }
      if (first) joining.push(i);
    }
    for (const i of joining) {
      chosen[i] = 1;
      open[i] = 0;
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) open[colIdx[e]!] = 0;
    }
    left = open.reduce((sum, one) => sum + one, 0);
  }
  return { chosen: nodesWhere(chosen), rounds, messages };
}
