import type { Baseline } from '../Baseline';
import { central } from './central';
import { distributed } from './distributed';
import { dominatingSearch } from './dominatingSearch';
import { exactConnectedDominatingSet } from './exactConnectedDominatingSet';

/** What chooses a connected backbone of little cost. */
export const connectedDominatingSetBaselines: readonly Baseline[] = [
  distributed,
  central,
  dominatingSearch,
  exactConnectedDominatingSet,
];
