import { facilityLocation } from './facilityLocation/facilityLocation';
import { modularity } from './modularity/modularity';
import type { Objective } from './Problem';

export { type CustomObjectiveOptions, customObjective } from './customProblem';
export { type Aggregation, type FacilityLocationOptions, facilityLocation } from './facilityLocation/facilityLocation';
export { facilityTargets, type LossTargets, type TargetOptions } from './facilityLocation/facilityTargets';
export { modularityOf } from './modularity/modularityOf';
export {
  type BindOptions,
  type BoundObjective,
  isBetter,
  type LossApproximation,
  type Objective,
  type Solution,
} from './Problem';

/** Every objective by name; tests run the same contract over each, the command line offers each. */
export const objectives: Readonly<Record<string, Objective>> = { modularity, facility: facilityLocation };
