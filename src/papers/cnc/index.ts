import { resolveRun } from '../../experiments/resolveRun';
import type { Paper } from '../Paper';
import { cncDatasets } from './datasets';

/** Nazi, Hang, Goldie, Ravi & Mirhoseini, 2019: clustering by expected normalised cuts. */
export const cnc: Paper = {
  name: 'cnc',
  title: 'Generalized clustering by learning to optimize expected normalized cuts',
  datasets: cncDatasets,
  experiments: [],
  resolve: (request) => resolveRun(request),
};
