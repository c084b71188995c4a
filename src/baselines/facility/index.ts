import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import { allPairsHops } from '../../graph/distance/allPairsHops';
import { allPairsWeighted } from '../../graph/distance/allPairsWeighted';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import type { Baseline } from '../Baseline';
import { gonzalez } from './gonzalez';
import { greedyKCenter } from './greedyKCenter';

const GREEDY = 'Wilder, Ewing, Dilkina & Tambe, NeurIPS (2019), section 5';
const problems = ['facility'];

/** Facility location: to K nodes, none of the others far from the nearest. */
export const facilityBaselines: readonly Baseline[] = [
  {
    name: 'greedy',
    title: 'Greedy',
    citation: GREEDY,
    problems,
    inPaper: true,
    seeded: false,
    solve: ({ graph, k }) => greedyKCenter(allDistances(graph), { k }),
  },
  {
    name: 'greedy-mean-ties',
    title: 'Greedy, ties by mean',
    citation: GREEDY,
    problems,
    inPaper: false,
    seeded: false,
    solve: ({ graph, k }) => greedyKCenter(allDistances(graph), { k, ties: 'mean' }),
  },
  {
    name: 'gonzalez',
    title: 'Gonzalez',
    citation: 'Gonzalez, Theoretical Computer Science 38 (1985)',
    problems,
    inPaper: true,
    seeded: true,
    solve: ({ graph, k }, { seed = 0 } = {}) =>
      gonzalez(graph instanceof DenseGraph ? allDistances(graph) : graph, { k, seed }),
  },
];

/** Nodes of which the distances of all pairs are still made: n² bytes, n searches. */
const ALL_PAIRS = 20_000;

/** Hops between all pairs, or lengths on a predicted graph. */
function allDistances(graph: AnyGraph): DistanceMatrix {
  if (graph instanceof DenseGraph) return allPairsWeighted(graph);
  const expected = `at most ${ALL_PAIRS} nodes, since it compares the distances of all pairs`;
  if (graph.n > ALL_PAIRS) throw new InputError({ what: 'graph', expected, actual: `${graph.n}` });
  return allPairsHops(graph);
}
