import { facilityLocation } from './facilityLocation';
import { modularity } from './modularity';
import type { Objective } from './Objective';

export { type CustomObjectiveOptions, customObjective } from './customObjective';
export { type Aggregation, type FacilityLocationOptions, facilityLocation } from './facilityLocation';
export { facilityTargets, type LossTargets, type TargetOptions } from './facilityTargets';
export { modularityOf } from './hardModularity';
export {
  type BindOptions,
  type BoundObjective,
  isBetter,
  type LossApproximation,
  type Objective,
  type Solution,
} from './Objective';

/** Every objective by name; tests run the same contract over each, the command line offers each. */
export const objectives: Readonly<Record<string, Objective>> = { modularity, facility: facilityLocation };
