import type { Graph } from '../../graph/Graph';
import { roomOf } from '../../problems/balancedPartition/partSizes';
import { Rng } from '../../random/Rng';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { sparseForm } from '../modularity/louvain';
import { exactParts } from './exactParts';
import { growParts } from './growParts';
import { multilevel } from './multilevel';

const common = { problems: ['balanced-partition'], inPaper: false } as const;

/** To K parts of equal size with little weight between them. */
export const balancedPartitionBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'grown-parts',
    title: 'Parts grown breadth first',
    citation: 'Karypis & Kumar, SIAM Journal on Scientific Computing 20 (1998), section 3.2',
    seeded: true,
    solve: ({ graph, k }, { seed = 0 } = {}) =>
      growParts(sparseForm(graph), new Float64Array(graph.n).fill(1), k, new Rng(seed)),
  },
  {
    ...common,
    name: 'multilevel',
    title: 'Multilevel, refined',
    citation:
      'Karypis & Kumar, Journal of Parallel and Distributed Computing 48 (1998); Fiduccia & Mattheyses, DAC (1982)',
    seeded: true,
    settings: { starts: { default: 5, low: 1, integer: true, about: 'coarsenings, of which the best counts' } },
    solve: (instance, { seed = 0, settings: { starts = 5 } = {} } = {}) =>
      multilevel(instance.graph, { k: instance.k, room: roomOf(instance), starts: starts as number, seed }),
  },
  {
    ...common,
    name: 'parts-exact',
    title: 'Exact balanced partition (HiGHS)',
    citation: 'Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    seeded: false,
    predicted: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const options = { k: instance.k, room: roomOf(instance), seconds: seconds as number };
      const { labels, proven, bound } = exactParts(instance.graph as Graph, options);
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return labels;
    },
  },
];
