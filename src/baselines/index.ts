import type { Baseline } from './Baseline';
import { connectedDominatingSetBaselines } from './connectedDominatingSet';
import { facilityBaselines } from './facility';
import { linkSchedulingBaselines } from './linkScheduling';
import { modularityBaselines } from './modularity';
import { steinerTreeBaselines } from './steinerTree';

/** Every baseline by name; a new one is a line in the list of its problem's folder. */
export const baselines: Readonly<Record<string, Baseline>> = Object.fromEntries(
  [
    ...modularityBaselines,
    ...facilityBaselines,
    ...linkSchedulingBaselines,
    ...steinerTreeBaselines,
    ...connectedDominatingSetBaselines,
  ].map((baseline) => [baseline.name, baseline]),
);
