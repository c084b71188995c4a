import { requireInteger } from '../../errors';
import type { CoverSets } from '../../ops/expectedCover';
import { ChosenCover } from '../../problems/coverage/ChosenCover';
import { swapUntilDone } from '../../problems/coverage/swapMoves';
import { Rng } from '../../random/Rng';

export interface SwapCoverOptions {
  k: number;
  /** Attempts to improve after the first swaps; default 20. */
  kicks?: number;
  /** Time after which the search ends earlier; default none. A search that it ends is not the same again. */
  seconds?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * K nodes by local search: the greedy choice, then swaps of single nodes while one gains, then kicks: a third of the nodes are
 * exchanged for random ones, swaps follow, and what is worse than the best is taken back.
 *
 * @returns K nodes, ascending; never worse than `greedyCover`
 * @throws InputError unless 1 <= k <= n (without nodes: none)
 * @example swapCover(instance.cover, { k: 5 })
 */
export function swapCover(sets: CoverSets, options: SwapCoverOptions): Int32Array {
  const { k, kicks = 20, seconds = Number.POSITIVE_INFINITY, seed = 0 } = options;
  const { n } = sets;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const rng = new Rng(seed);
  const end = performance.now() + 1000 * seconds;
  const state = new ChosenCover(sets);
  while (state.chosen.size < k) state.add(state.best());
  swapUntilDone(state);
  let [best, most] = [state.solution(), state.value];
  for (let kick = 0; kick < kicks && k < n; kick++) {
    if (performance.now() > end) break;
    const leaving = rng.shuffle([...state.chosen].sort((a, b) => a - b)).slice(0, Math.ceil(k / 3));
    for (const u of leaving) state.remove(u);
    while (state.chosen.size < k) {
      const u = rng.int(n);
      if (!state.chosen.has(u)) state.add(u);
    }
    swapUntilDone(state);
    if (state.value > most * (1 + 1e-12)) [best, most] = [state.solution(), state.value];
    else {
      const kept = new Set(best);
      for (const u of [...state.chosen]) if (!kept.has(u)) state.remove(u);
      for (const u of best) if (!state.chosen.has(u)) state.add(u);
    }
  }
  return best;
}
