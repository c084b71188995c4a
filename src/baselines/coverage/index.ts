import { DenseGraph } from '../../graph/DenseGraph';
import type { CoverInstance } from '../../problems/coverage/CoverInstance';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { exactCover } from './exactCover';
import { expectedGreedy } from './expectedGreedy';
import { greedyCover } from './greedyCover';
import { swapCover } from './swapCover';

const problems = ['coverage'];

/** What local search and exact programs over covers can be told. */
export const swapSettings = {
  kicks: { default: 20, low: 0, integer: true, about: 'attempts to improve after the first swaps' },
  seconds: { default: 0, low: 0, about: 'time a graph at most; 0: no limit' },
} as const;
export const exactSettings = {
  seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' },
} as const;

/** To K nodes that most others are next to. */
export const coverageBaselines: readonly Baseline[] = [
  {
    name: 'coverage-greedy',
    title: 'Greedy coverage',
    citation: 'Nemhauser, Wolsey & Fisher, Mathematical Programming 14 (1978)',
    problems,
    inPaper: false,
    seeded: false,
    solve(instance) {
      const { graph, k, columns } = instance;
      if (!(graph instanceof DenseGraph)) return greedyCover((instance as CoverInstance).cover, k);
      return expectedGreedy(graph, columns?.weight ?? new Float64Array(graph.n).fill(1), k);
    },
  },
  {
    name: 'coverage-swaps',
    title: 'Greedy coverage, then swaps',
    citation: 'Nemhauser, Wolsey & Fisher, Mathematical Programming 14 (1978); with kicks',
    problems,
    inPaper: false,
    seeded: true,
    predicted: false,
    settings: swapSettings,
    solve(instance, { seed = 0, settings: { kicks = 20, seconds = 0 } = {} } = {}) {
      const limit = seconds === 0 ? {} : { seconds: seconds as number };
      return swapCover((instance as CoverInstance).cover, { k: instance.k, kicks: kicks as number, seed, ...limit });
    },
  },
  {
    name: 'coverage-exact',
    title: 'Exact coverage (HiGHS)',
    citation: 'Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    problems,
    inPaper: false,
    seeded: false,
    predicted: false,
    settings: exactSettings,
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { cover, k } = instance as CoverInstance;
      const { chosen, proven, bound } = exactCover(cover, { k, seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return chosen;
    },
  },
];
