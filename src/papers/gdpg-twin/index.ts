import { resolveRun } from '../../experiments/resolveRun';
import type { Paper } from '../Paper';
import { connectingExperiments } from './connecting';
import { gdpgTwinDatasets } from './datasets';
import { dominatingSets } from './dominatingSets';
import { independentSets } from './independentSets';
import { schedulingExperiments } from './scheduling';
import { zeroOrderExperiment } from './zeroOrder';

/** Zhao, Swami & Segarra, ICLR 2023: guiding heuristics without gradients on repetitive problems. */
export const gdpgTwin: Paper = {
  name: 'gdpg-twin',
  title: 'Graph-based deterministic policy gradient for repetitive combinatorial optimization problems',
  datasets: gdpgTwinDatasets,
  experiments: [
    independentSets,
    dominatingSets,
    ...connectingExperiments,
    zeroOrderExperiment,
    ...schedulingExperiments,
  ],
  resolve: (request) => resolveRun(request),
};
