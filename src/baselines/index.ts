import type { Baseline } from './Baseline';
import { balancedPartitionBaselines } from './balancedPartition';
import { capacitatedBaselines } from './capacitated';
import { connectedDominatingSetBaselines } from './connectedDominatingSet';
import { coverageBaselines } from './coverage';
import { dismantlingBaselines } from './dismantling';
import { dominatingSetBaselines } from './dominatingSet';
import { facilityBaselines } from './facility';
import { immunisationBaselines } from './immunisation';
import { independentSetBaselines } from './independentSet';
import { influenceBaselines } from './influence';
import { kMedianBaselines } from './kMedian';
import { linkSchedulingBaselines } from './linkScheduling';
import { maxCutBaselines } from './maxCut';
import { modularityBaselines } from './modularity';
import { normalizedCutBaselines } from './normalizedCut';
import { steinerTreeBaselines } from './steinerTree';

/** Every baseline by name; a new one is a line in the list of its problem's folder. */
export const baselines: Readonly<Record<string, Baseline>> = Object.fromEntries(
  [
    ...modularityBaselines,
    ...facilityBaselines,
    ...independentSetBaselines,
    ...dominatingSetBaselines,
    ...normalizedCutBaselines,
    ...linkSchedulingBaselines,
    ...steinerTreeBaselines,
    ...connectedDominatingSetBaselines,
    ...kMedianBaselines,
    ...capacitatedBaselines,
    ...immunisationBaselines,
    ...dismantlingBaselines,
    ...maxCutBaselines,
    ...balancedPartitionBaselines,
    ...coverageBaselines,
    ...influenceBaselines,
  ].map((baseline) => [baseline.name, baseline]),
);
