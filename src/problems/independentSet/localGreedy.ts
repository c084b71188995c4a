import type { Graph } from '../../graph/Graph';

/**
 * The independent set of local greedy scheduling, LGS (Joo & Shroff 2012): in rounds, every open node that outweighs all its
 * open neighbours joins, and its neighbours drop out; of equal weights the lower index wins. That order is strict, so the set
 * is the one that a centralised greedy finds in a single pass from heavy to light. O(n + m) a round; about three rounds.
 *
 * @param weights length n, any numbers but NaN; the set is maximal whatever their sign
 * @returns chosen nodes, ascending
 * @example localGreedy(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 3, 1]) // Int32Array [1]
 */
export function localGreedy({ n, rowPtr, colIdx }: Graph, weights: ArrayLike<number>): Int32Array {
  const open = new Uint8Array(n).fill(1);
  const waiting = Int32Array.from({ length: n }, (_, i) => i);
  const chosen: number[] = [];
  for (let left = n; left > 0; ) {
    const before = chosen.length;
    for (let a = 0; a < left; a++) {
      const i = waiting[a]!;
      if (outweighs(i)) chosen.push(i);
    }
    for (let c = before; c < chosen.length; c++) close(chosen[c]!);
    const still = left;
    left = 0;
    for (let a = 0; a < still; a++) if (open[waiting[a]!] === 1) waiting[left++] = waiting[a]!;
  }
  return Int32Array.from(chosen).sort();

  function outweighs(i: number): boolean {
    const own = weights[i]!;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
      const j = colIdx[e]!;
      if (open[j] === 1 && (weights[j]! > own || (weights[j] === own && j < i))) return false;
    }
    return true;
  }

  function close(i: number): void {
    open[i] = 0;
    for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) open[colIdx[e]!] = 0;
  }
}
