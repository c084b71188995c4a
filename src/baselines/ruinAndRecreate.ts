import { requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { Rng } from '../random/Rng';

export interface RuinAndRecreateOptions {
  /** Attempts; default 300. */
  kicks?: number;
  /** Default 0. */
  seed?: number;
}

/** A choice of nodes that can be mended. */
export interface Mending {
  readonly graph: Graph;
  /** Feasible, ascending. */
  readonly start: Int32Array;
  /** Length n, what a chosen node costs; nodes that cost nothing are never taken out. */
  readonly costs: ArrayLike<number>;
  /** A feasible choice that uses the nodes kept where it likes; `weights` are the costs of a node that is not kept, with noise on them. */
  recreate(kept: Uint8Array, weights: Float64Array): Int32Array;
}

/** Standard deviation of the logarithm of the noise on weights while a choice is mended. */
const NOISE = 0.5;

/**
 * Ruin and recreate (Schrimpf et al. 2000): again and again a random chosen node and those chosen around it are taken out, the
 * choice is mended under noisy weights, and the result stays if it is not dearer. Feasible throughout, as far as `recreate` is.
 *
 * @returns the cheapest choice met, ascending
 * @throws InputError for a number of kicks below 0
 */
export function ruinAndRecreate(
  { graph, start, costs, recreate }: Mending,
  { kicks = 300, seed = 0 }: RuinAndRecreateOptions = {},
): Int32Array {
  requireInteger('kicks', kicks, 0, Number.POSITIVE_INFINITY);
  const rng = new Rng(seed);
  const { n, rowPtr, colIdx } = graph;
  const costOf = (chosen: Int32Array): number => chosen.reduce((sum, node) => sum + costs[node]!, 0);
  let best = start;
  let cost = costOf(start);
  const kept = new Uint8Array(n);
  for (let kick = 0; kick < kicks; kick++) {
    const removable = best.filter((node) => costs[node]! > 0);
    if (removable.length === 0) break;
    kept.fill(0);
    for (const node of best) kept[node] = 1;
    const centre = removable[rng.int(removable.length)]!;
    const share = rng.float();
    kept[centre] = 0;
    for (let e = rowPtr[centre]!; e < rowPtr[centre + 1]!; e++) {
      const near = colIdx[e]!;
      if (costs[near]! > 0 && rng.float() < share) kept[near] = 0;
    }
    const weights = Float64Array.from({ length: n }, (_, i) =>
      kept[i] === 1 ? 0 : costs[i]! * Math.exp(NOISE * rng.normal()),
    );
    weights[centre]! *= 2;
    const mended = recreate(kept, weights);
    const now = costOf(mended);
    if (now <= cost) [best, cost] = [mended, now];
  }
  return Int32Array.from(best);
}
