import type { Paper } from '../Paper';
import { resolveBest } from './communities';
import { bestExperiments } from './experiments';
import { heldOutDatasets } from './heldOut';

/** No paper: the strongest methods that we have for ClusterNet's two problems, on its data sets. */
export const best: Paper = {
  name: 'best',
  title: 'Predict and search, against learning for the decision',
  datasets: heldOutDatasets,
  experiments: bestExperiments,
  resolve: resolveBest,
};
