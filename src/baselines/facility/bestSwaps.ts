import type { FacilityTable } from './FacilityTable';
import { compareSpreads, type SwapCriterion, spreadOf, swapSearch } from './swapSearch';

/** The best choice by the criterion that swaps reach from several starts, ascending; of equals the first. */
export function bestSwaps(table: FacilityTable, starts: readonly Int32Array[], criterion: SwapCriterion): Int32Array {
  const found = starts.map((start) => swapSearch(table, start, criterion));
  const spreads = found.map((centres) => spreadOf(table, centres));
  let best = 0;
  for (let s = 1; s < found.length; s++) if (compareSpreads(spreads[s]!, spreads[best]!, criterion) < 0) best = s;
  return found[best]!.sort();
}
