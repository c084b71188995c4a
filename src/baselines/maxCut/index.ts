import type { Graph } from '../../graph/Graph';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { cutSearch } from './cutSearch';
import { exactCut } from './exactCut';
import { greedyCut } from './greedyCut';
import { lowRankCut } from './lowRankCut';

const problems = ['max-cut'];

/** To K parts with much weight between them. */
export const maxCutBaselines: readonly Baseline[] = [
  {
    name: 'cut-greedy',
    title: 'Greedy cut',
    citation: 'Sahni & Gonzalez, Journal of the ACM 23 (1976)',
    problems,
    inPaper: false,
    seeded: false,
    solve: ({ graph, k }) => greedyCut(graph, k),
  },
  {
    name: 'cut-search',
    title: 'Breakout local search',
    citation: 'Benlic & Hao, Engineering Applications of Artificial Intelligence 26 (2013)',
    problems,
    inPaper: false,
    seeded: true,
    settings: {
      kicks: { default: 0, low: 0, integer: true, about: 'attempts to improve; 0: 15 a node, or 2·10⁷ steps' },
      seconds: { default: 0, low: 0, about: 'time a graph at most; 0: no limit' },
    },
    solve({ graph, k }, { seed = 0, settings: { kicks = 0, seconds = 0 } = {} } = {}) {
      const limit = {
        ...(kicks === 0 ? {} : { kicks: kicks as number }),
        ...(seconds === 0 ? {} : { seconds: seconds as number }),
      };
      return cutSearch(graph, { k, seed, ...limit });
    },
  },
  {
    name: 'cut-low-rank',
    title: 'Goemans-Williamson, low rank',
    citation:
      'Goemans & Williamson, Journal of the ACM 42 (1995); Burer & Monteiro, Mathematical Programming 95 (2003)',
    problems,
    inPaper: false,
    seeded: true,
    predicted: false,
    settings: {
      draws: { default: 100, low: 1, integer: true, about: 'random roundings, of which the best counts' },
      sweeps: { default: 200, low: 1, integer: true, about: 'sweeps over the nodes at most' },
      moves: { default: true, about: 'whether single nodes move after each rounding, while that gains' },
    },
    solve({ graph, k }, { seed = 0, settings: { draws = 100, sweeps = 200, moves = true } = {}, onMeasures } = {}) {
      const options = { k, seed, draws: draws as number, sweeps: sweeps as number, moves: moves === true };
      const { labels, relaxation } = lowRankCut(graph as Graph, options);
      onMeasures?.({ relaxation });
      return labels;
    },
  },
  {
    name: 'cut-exact',
    title: 'Exact cut (HiGHS)',
    citation:
      'Barahona & Mahjoub, Mathematical Programming 36 (1986); Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    problems,
    inPaper: false,
    seeded: false,
    predicted: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve({ graph, k }, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { labels, proven, bound } = exactCut(graph as Graph, { k, seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return labels;
    },
  },
];
