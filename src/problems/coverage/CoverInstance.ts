import type { CoverSets } from '../../ops/expectedCover';
import type { Instance, Solution } from '../Problem';
import { requireInRange } from '../requireInRange';

/** A graph with a weight of at least 0 at each node, and the sets of nodes that a choice of K is to hit. */
export interface CoverInstance extends Instance {
  readonly columns: Readonly<Record<'weight', Float64Array>>;
  readonly cover: CoverSets;
}

/** Σ worth of the sets in which a node is chosen. O(nodes of all sets). @throws InputError for nodes that do not exist */
export function coveredWorth({ cover }: CoverInstance, chosen: Solution): number {
  const { n, rowPtr, members, worth } = cover;
  requireInRange('chosen node', chosen, n);
  const taken = new Uint8Array(n);
  for (const u of chosen) taken[u] = 1;
  let sum = 0;
  for (let g = 0; g < worth.length; g++) {
    for (let e = rowPtr[g]!; e < rowPtr[g + 1]!; e++) {
      if (taken[members[e]!] === 0) continue;
      sum += worth[g]!;
      break;
    }
  }
  return sum;
}

/** Σ worth of all sets: what a choice cannot exceed. */
export function totalWorth({ worth }: CoverSets): number {
  return worth.reduce((sum, one) => sum + one, 0);
}
