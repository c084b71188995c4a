import type { Baseline } from '../Baseline';
import { nodesAt } from '../kMedian';
import { greedyMedian } from '../kMedian/greedyMedian';
import { medianBranching } from '../kMedian/medianBranching';
import type { PosedMedian } from '../kMedian/medianCosts';
import { capacitatedCost, capacitatedCosts } from './capacitatedCosts';
import { capacitatedSearch, withRoomFor } from './capacitatedSearch';

const common = { problems: ['capacitated'], inPaper: false, predicted: false } as const;

/** Capacitated k-median: K nodes that are near to the others and can serve them. */
export const capacitatedBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'capacitated-greedy',
    title: 'greedy k-median, assigned within capacities',
    citation: 'Cornuéjols, Fisher & Nemhauser, Management Science 23 (1977)',
    seeded: false,
    solve(instance) {
      const costs = capacitatedCosts(instance as PosedMedian);
      return nodesAt(costs.median, withRoomFor(costs, greedyMedian(costs.median, instance.k)));
    },
  },
  {
    ...common,
    name: 'capacitated-search',
    title: 'capacitated location, allocation and swaps',
    citation: 'Mulvey & Beck, European J. Operational Research 18 (1984)',
    seeded: true,
    settings: {
      tries: { default: 4, low: 1, integer: true, about: 'searches, from the third on from random nodes' },
      trials: { default: 300, low: 0, integer: true, about: 'swaps of a search whose transport problem is solved' },
    },
    solve(instance, { seed = 0, settings: { tries = 4, trials = 300 } = {} } = {}) {
      const costs = capacitatedCosts(instance as PosedMedian);
      const options = { k: instance.k, seed, starts: tries as number, trials: trials as number };
      return nodesAt(costs.median, capacitatedSearch(costs, options).chosen);
    },
  },
  {
    ...common,
    name: 'capacitated-exact',
    title: 'Exact capacitated k-median (Lagrangean branch and bound)',
    citation: 'Beasley, European J. Operational Research 65 (1993)',
    seeded: false,
    settings: {
      nodes: { default: 2000, low: 1, integer: true, about: 'of the search tree at most; then the best found so far' },
      seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' },
    },
    solve(instance, { settings: { nodes = 2000, seconds = 60 } = {}, onMeasures } = {}) {
      const costs = capacitatedCosts(instance as PosedMedian);
      const found = capacitatedSearch(costs, { k: instance.k });
      let least = Number.POSITIVE_INFINITY;
      const costOf = (chosen: Int32Array) => {
        const cost = capacitatedCost(costs, chosen, least);
        least = Math.min(least, cost);
        return cost;
      };
      const { capacity, whole } = costs;
      const limits = { nodes: nodes as number, seconds: seconds as number };
      const options = { start: found.chosen, costOf, capacity, whole, ...limits };
      const { chosen, bound, proven } = medianBranching(costs.median, options);
      onMeasures?.({ proven: proven ? 1 : 0, bound: bound / costs.totalDemand });
      return nodesAt(costs.median, chosen);
    },
  },
];
