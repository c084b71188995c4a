import type { Graph } from '../../graph/Graph';
import { eigenvalueWithout } from '../../problems/immunisation/eigenvalueWithout';
import type { Baseline } from '../Baseline';
import { adaptiveDegree, collectiveInfluence, highestStrength } from './degreeRemoval';
import { eigenvalueSwaps, greedyEigenvalue } from './eigenvalueSearch';
import { exactImmunisation } from './exactImmunisation';
import { netShield } from './netShield';

const both = { problems: ['immunisation', 'dismantling'], inPaper: false, seeded: false } as const;
const common = { problems: ['immunisation'], inPaper: false, predicted: false } as const;
const sorted = (nodes: Int32Array): Int32Array => nodes.slice().sort();

/** Which nodes to take out of a graph so that nothing spreads; the first three for its components as well. */
export const immunisationBaselines: readonly Baseline[] = [
  {
    ...both,
    name: 'degree',
    title: 'highest degrees',
    citation: 'Albert, Jeong & Barabási, Nature 406 (2000)',
    solve: ({ graph, k }) => sorted(highestStrength(graph, k)),
  },
  {
    ...both,
    name: 'degree-adaptive',
    title: 'highest degrees, adaptive',
    citation: 'Holme et al., Physical Review E 65 (2002)',
    predicted: false,
    solve: ({ graph, k }) => sorted(adaptiveDegree(graph as Graph, k)),
  },
  {
    ...both,
    name: 'collective-influence',
    title: 'collective influence',
    citation: 'Morone & Makse, Nature 524 (2015)',
    predicted: false,
    settings: { radius: { default: 2, low: 1, integer: true, about: 'ℓ, hops from a node to the rim of its ball' } },
    solve: ({ graph, k }, { settings: { radius = 2 } = {} } = {}) =>
      sorted(collectiveInfluence(graph as Graph, k, { radius: radius as number })),
  },
  {
    ...common,
    name: 'netshield',
    title: 'NetShield',
    citation: 'Tong et al., ICDM (2010)',
    seeded: false,
    solve: ({ graph, k }) => sorted(netShield(graph as Graph, k)),
  },
  {
    ...common,
    name: 'eigenvalue-greedy',
    title: 'greedy on the largest eigenvalue',
    citation: 'Tong et al., ICDM (2010); removals evaluated exactly',
    seeded: false,
    solve: ({ graph, k }) => sorted(greedyEigenvalue(graph as Graph, k).chosen),
  },
  {
    ...common,
    name: 'eigenvalue-swaps',
    title: 'swaps on the largest eigenvalue',
    citation: 'local search by exact swaps from the greedy choice, NetShield, adaptive degrees and random nodes',
    seeded: true,
    settings: { tries: { default: 4, low: 1, integer: true, about: 'searches, from the fourth on from random nodes' } },
    solve: ({ graph, k }, { seed = 0, settings: { tries = 4 } = {} } = {}) =>
      sorted(eigenvalueSwaps(graph as Graph, { k, seed, starts: tries as number }).chosen),
  },
  {
    ...common,
    name: 'eigenvalue-exact',
    title: 'Exact immunisation (branch and bound)',
    citation: 'Horn & Johnson, Matrix analysis, theorem 4.3.17: bounds by interlacing',
    seeded: false,
    settings: {
      nodes: { default: 1000, low: 1, integer: true, about: 'sets looked at, at most; then the best found so far' },
      seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' },
    },
    solve({ graph, k }, { settings: { nodes = 1000, seconds = 60 } = {}, onMeasures } = {}) {
      const limits = { nodes: nodes as number, seconds: seconds as number };
      const { chosen, bound, proven } = exactImmunisation(graph as Graph, { k, ...limits });
      onMeasures?.({ proven: proven ? 1 : 0, bound: eigenvalueWithout(graph, []) - bound });
      return sorted(chosen);
    },
  },
];
