import type { Paper } from '../Paper';
import { clusternetDatasets } from './datasets';
import { rowNames } from './methodNames';
import { withGeneratedGraphs } from './resolve';
import { sweepExperiments } from './sweeps';
import { tableExperiments } from './tableExperiments';
import { timingExperiments } from './timings';

/** Wilder, Ewing, Dilkina & Tambe, NeurIPS 2019: tables 1 to 9, and two sweeps of ours. */
export const clusternet: Paper = {
  name: 'clusternet',
  title: 'End to end learning and optimization on graphs',
  datasets: clusternetDatasets,
  experiments: [...tableExperiments, ...timingExperiments, ...sweepExperiments].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  ),
  methodNames: rowNames,
  resolve: withGeneratedGraphs,
};
