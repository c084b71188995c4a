import type { Baseline } from './Baseline';

<<<<<<< HEAD

import { capacitatedBaselines } from './capacitated';
import { connectedDominatingSetBaselines } from './connectedDominatingSet';
import { dismantlingBaselines } from './dismantling';

=======

import { balancedPartitionBaselines } from './balancedPartition';
import { connectedDominatingSetBaselines } from './connectedDominatingSet';
import { coverageBaselines } from './coverage';

>>>>>>> p2

import { dominatingSetBaselines } from './dominatingSet';
import { facilityBaselines } from './facility';
import { immunisationBaselines } from './immunisation';
import { independentSetBaselines } from './independentSet';

<<<<<<< HEAD

import { kMedianBaselines } from './kMedian';

=======

import { influenceBaselines } from './influence';

>>>>>>> p2

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
<<<<<<< HEAD
    ...kMedianBaselines,
    ...capacitatedBaselines,
    ...immunisationBaselines,
    ...dismantlingBaselines,
=======
    ...maxCutBaselines,
    ...balancedPartitionBaselines,
    ...coverageBaselines,
    ...influenceBaselines,
>>>>>>> p2
  ].map((baseline) => [baseline.name, baseline]),
);
