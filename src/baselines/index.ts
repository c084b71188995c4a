import type { Baseline } from './Baseline';
import { facilityBaselines } from './facility';
import { linkSchedulingBaselines } from './linkScheduling';
import { modularityBaselines } from './modularity';
import { normalizedCutBaselines } from './normalizedCut';

/** Every baseline by name; a new one is a line in the list of its problem's folder. */
export const baselines: Readonly<Record<string, Baseline>> = Object.fromEntries(
  [...modularityBaselines, ...facilityBaselines, ...normalizedCutBaselines, ...linkSchedulingBaselines].map(
    (baseline) => [baseline.name, baseline],
  ),
);
