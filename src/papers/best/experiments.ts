import type { Experiment } from '../../experiments/Experiment';
import { acrossGraphs, facilitiesAcrossGraphs, students } from './acrossGraphs';
import { communityExperiments } from './communities';
import { decisionFocused } from './decisionFocused';
import { facilityExperiment } from './facilities';
import { heldOut } from './heldOut';

/** Communities, facilities, what learning adds, and graphs that nothing was tuned on. */
export const bestExperiments: readonly Experiment[] = [
  ...communityExperiments,
  decisionFocused,
  facilityExperiment,
  acrossGraphs,
  students,
  facilitiesAcrossGraphs,
  heldOut,
];
