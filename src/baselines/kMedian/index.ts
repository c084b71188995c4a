import type { Solution } from '../../problems/Problem';
import type { Baseline } from '../Baseline';
import { greedyMedian } from './greedyMedian';
import { medianBranching } from './medianBranching';
import { type MedianCosts, medianCosts, type PosedMedian } from './medianCosts';
import { medianSwaps } from './medianSwaps';
import { NearestTwo } from './NearestTwo';

const common = { problems: ['k-median'], inPaper: false } as const;

/** k-median: K nodes that the others are near to on average. */
export const kMedianBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'median-greedy',
    title: 'greedy k-median',
    citation: 'Cornuéjols, Fisher & Nemhauser, Management Science 23 (1977)',
    seeded: false,
    solve(instance) {
      const costs = medianCosts(instance as PosedMedian);
      return nodesAt(costs, greedyMedian(costs, instance.k));
    },
  },
  {
    ...common,
    name: 'median-swaps',
    title: 'k-median swaps',
    citation: 'Arya et al., SIAM J. Computing 33 (2004); Schubert & Rousseeuw, Information Systems 101 (2021)',
    seeded: true,
    settings: { tries: { default: 5, low: 1, integer: true, about: 'searches, all but the first from random nodes' } },
    solve(instance, { seed = 0, settings: { tries = 5 } = {} } = {}) {
      const costs = medianCosts(instance as PosedMedian);
      return nodesAt(costs, medianSwaps(costs, { k: instance.k, seed, starts: tries as number }).chosen);
    },
  },
  {
    ...common,
    name: 'median-exact',
    title: 'Exact k-median (Lagrangean branch and bound)',
    citation: 'Beasley, European J. Operational Research 65 (1993)',
    seeded: false,
    predicted: false,
    settings: {
      nodes: { default: 2000, low: 1, integer: true, about: 'of the search tree at most; then the best found so far' },
      seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' },
    },
    solve(instance, { settings: { nodes = 2000, seconds = 60 } = {}, onMeasures } = {}) {
      const costs = medianCosts(instance as PosedMedian);
      const { chosen: start } = medianSwaps(costs, { k: instance.k });
      const limits = { nodes: nodes as number, seconds: seconds as number };
      const costOf = (chosen: Int32Array) => new NearestTwo(costs, chosen).cost;
      const { chosen, bound, proven } = medianBranching(costs, { start, costOf, ...limits });
      const total = costs.demand.reduce((sum, w) => sum + w, 0);
      onMeasures?.({ proven: proven ? 1 : 0, bound: bound / total });
      return nodesAt(costs, chosen);
    },
  },
];

/** The nodes of some places, ascending. */
export function nodesAt({ places }: Pick<MedianCosts, 'places'>, chosen: Int32Array): Solution {
  return chosen.map((u) => places[u]!).sort();
}
