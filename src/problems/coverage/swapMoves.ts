import type { CoverSets } from '../../ops/expectedCover';
import type { Solution } from '../Problem';
import { ChosenCover } from './ChosenCover';

/** A swap must gain more than sums that went up and down differ from the true ones. */
const ROUNDING = 1e-9;

/**
 * Lets each chosen node in turn give way to the one that adds most without it, until no such swap gains: no exchange of a
 * single node improves what comes out, which is worth at least half of the best choice (Nemhauser, Wolsey & Fisher 1978).
 *
 * @returns as many nodes as before, ascending
 * @example swapMoves(instance.cover, chosen)
 */
export function swapMoves(sets: CoverSets, chosen: Solution): Solution {
  const state = new ChosenCover(sets);
  for (const u of chosen) state.add(u);
  swapUntilDone(state);
  return state.solution();
}

/** `swapMoves` of a choice that is kept, in place. */
export function swapUntilDone(state: ChosenCover): void {
  for (let moved = true; moved; ) {
    moved = false;
    for (const u of [...state.chosen]) {
      const before = state.value;
      state.remove(u);
      const other = state.best();
      const better = state.value + state.gain[other]! > before + ROUNDING * (1 + before);
      state.add(better ? other : u);
      moved ||= better;
    }
  }
}
