import { modularity } from './modularity';
import type { Objective } from './Objective';

export { modularityOf } from './hardModularity';
export { type BoundObjective, isBetter, type Objective, type Solution } from './Objective';

/** Every objective by name; tests run the same contract over each, the command line offers each. */
export const objectives: Readonly<Record<string, Objective>> = { modularity };
