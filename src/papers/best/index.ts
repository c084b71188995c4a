import type { Paper } from '../Paper';
import { acrossGraphs } from './acrossGraphs';
import { communityExperiments, resolveBest } from './communities';
import { decisionFocused } from './decisionFocused';
import { facilityExperiment } from './facilities';
import { heldOut, heldOutDatasets } from './heldOut';

/** No paper: the strongest methods that we have for ClusterNet's two problems, on its data sets. */
export const best: Paper = {
  name: 'best',
  title: 'Predict and search, against learning for the decision',
  datasets: heldOutDatasets,
  experiments: [...communityExperiments, decisionFocused, facilityExperiment, acrossGraphs, heldOut],
  resolve: resolveBest,
};
