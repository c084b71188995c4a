import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';

/** A move must gain more than sums in another order differ. */
const ROUNDING = 1e-9;

/**
 * Moves single nodes to the part in which they have least weight of neighbours, sweep after sweep, until no move gains.
 * `labels` (length n, in [0, K)) is changed in place; returns how many moves were made. At the end each node has at least
 * (K − 1) / K of its weight cut. O(m + n K) a sweep.
 *
 * @param options.seed of the order in which nodes are visited, default 0
 * @example cutMoves(graph, labels, 2)
 */
export function cutMoves(
  { n, rowPtr, colIdx, weights }: Graph,
  labels: Int32Array,
  k: number,
  options: { seed?: number } = {},
): number {
  const order = new Rng(options.seed ?? 0).shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const toPart = new Float64Array(k);
  let moves = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const u of order) {
      toPart.fill(0);
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        toPart[labels[colIdx[e]!]!]! += weights === null ? 1 : weights[e]!;
      }
      const least = toPart.indexOf(toPart.reduce((a, b) => Math.min(a, b)));
      const here = toPart[labels[u]!]!;
      if (here - toPart[least]! <= ROUNDING * here) continue;
      labels[u] = least;
      moved = true;
      moves++;
    }
  }
  return moves;
}
