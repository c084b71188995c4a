import { requireInteger } from '../../errors';
import type { CoverSets } from '../../ops/expectedCover';
import { ChosenCover } from '../../problems/coverage/ChosenCover';

/**
 * K nodes by greed: each time the one that adds most, the first of equals. It is worth at least 1 − 1/e of the best choice
 * (Nemhauser, Wolsey & Fisher 1978). What nodes would add is kept exactly, so the lazy queue of CELF (Leskovec et al. 2007), which spares
 * looking at nodes again, has nothing to spare here: it would choose the same. O(nodes of all sets + n K).
 *
 * @returns K nodes, ascending
 * @throws InputError unless 1 <= k <= n (without nodes: none)
 * @example greedyCover(coverage.pose(karateClub().graph, { k: 2 }).cover, 2) // Int32Array [0, 33]
 */
export function greedyCover(sets: CoverSets, k: number): Int32Array {
  if (sets.n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, sets.n, 'n');
  const state = new ChosenCover(sets);
  while (state.chosen.size < k) state.add(state.best());
  return state.solution();
}
