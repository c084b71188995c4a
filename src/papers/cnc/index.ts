import type { Paper } from '../Paper';
import { cncDatasets } from './datasets';
import { figure2, figure3 } from './figures';
import { graphSets } from './graphSets';
import { graphs, resolveGraphs } from './graphs';
import { table1, table2, table3 } from './pointTables';
import { resolvePoints } from './resolve';

/** Nazi, Hang, Goldie, Ravi & Mirhoseini, 2019: clustering by expected normalised cuts. */
export const cnc: Paper = {
  name: 'cnc',
  title: 'Generalized clustering by learning to optimize expected normalized cuts',
  datasets: [...cncDatasets, ...graphSets],
  experiments: [table1, table2, table3, figure2, figure3, graphs],
  resolve: (request) =>
    graphSets.some(({ name }) => name === request.dataset) ? resolveGraphs(request) : resolvePoints(request),
};
