import './datasets';
import type { Experiment } from '../../experiments/Experiment';
import { sweepExperiments } from './sweeps';
import { tableExperiments } from './tableExperiments';
import { timingExperiments } from './timings';

/** Tables 1 to 9 of the paper, and two sweeps of ours. */
export const clusternetExperiments: readonly Experiment[] = [
  ...tableExperiments,
  ...timingExperiments,
  ...sweepExperiments,
].sort((a, b) => (a.name < b.name ? -1 : 1));
