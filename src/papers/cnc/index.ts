import { resolveRun } from '../../experiments/resolveRun';
import type { Paper } from '../Paper';
import { cncDatasets } from './datasets';
import { graphSets } from './graphSets';
import { graphs, resolveGraphs } from './graphs';

/** Nazi, Hang, Goldie, Ravi & Mirhoseini, 2019: clustering by expected normalised cuts. */
export const cnc: Paper = {
  name: 'cnc',
  title: 'Generalized clustering by learning to optimize expected normalized cuts',
  datasets: [...cncDatasets, ...graphSets],
  experiments: [graphs],
  resolve: (request) =>
    graphSets.some(({ name }) => name === request.dataset) ? resolveGraphs(request) : resolveRun(request),
};
