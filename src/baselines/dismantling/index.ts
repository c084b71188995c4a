import type { Graph } from '../../graph/Graph';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { cutSwaps, greedyCuts } from './cutSearch';
import { exactDismantling } from './exactDismantling';

const common = { problems: ['dismantling'], inPaper: false, predicted: false } as const;
const sorted = (nodes: Int32Array): Int32Array => nodes.slice().sort();

/** Which nodes to take out so that the largest component is small, by looking at components; degrees are in `immunisation`. */
export const dismantlingBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'component-greedy',
    title: 'greedy on the largest component',
    citation: 'Tarjan, SIAM J. Computing 1 (1972), for all removals at once',
    seeded: false,
    solve: ({ graph, k }) => sorted(greedyCuts(graph as Graph, k)),
  },
  {
    ...common,
    name: 'component-swaps',
    title: 'swaps on the largest component',
    citation: 'local search by exact swaps from the greedy choice, degrees, collective influence and random nodes',
    seeded: true,
    settings: {
      tries: { default: 10, low: 1, integer: true, about: 'searches, from the fourth on from random nodes' },
    },
    solve: ({ graph, k }, { seed = 0, settings: { tries = 10 } = {} } = {}) =>
      sorted(cutSwaps(graph as Graph, { k, seed, starts: tries as number })),
  },
  {
    ...common,
    name: 'component-exact',
    title: 'Exact dismantling (HiGHS)',
    citation: 'Veremyev, Boginski & Pasiliao, Optimization Letters 8 (2014)',
    seeded: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve({ graph, k }, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { chosen, bound, proven } = exactDismantling(graph as Graph, k, { seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return sorted(chosen);
    },
  },
];
