import type { LocalGreedyRun } from '../../problems/independentSet/localGreedy';
import { localGreedyRun } from '../../problems/independentSet/localGreedy';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { weightedOf } from '../weightedOf';
import { exactIndependentSet } from './exactIndependentSet';
import { GREEDY_RULES, type GreedyRule, greedyIndependentSet } from './greedyIndependentSet';
import { noisyLocalGreedy } from './noisyLocalGreedy';
import { openShare } from './openShare';
import { PRIORITIES, type PriorityName } from './priorities';
import { swapSearch } from './swapSearch';

const common = { problems: ['independent-set'], predicted: false } as const;

/** What chooses nodes of which no two are joined. */
export const independentSetBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'lgs',
    title: 'local greedy',
    citation: 'Joo & Shroff, IEEE Transactions on Mobile Computing 11(3) (2012)',
    inPaper: true,
    seeded: false,
    settings: {
      by: {
        default: 'plain',
        choices: [...Object.keys(PRIORITIES), 'open-share'],
        about: 'what nodes compare: c, c/√(d+1), c/(d+3), c·z(topology), c/(c+Σc), or the last anew each round',
      },
      power: { default: 0.7, low: 0, about: 'of the sum in open-share' },
    },
    solve(instance, { settings: { by = 'plain', power = 0.7 } = {}, onMeasures } = {}) {
      const { graph, weight } = weightedOf(instance);
      const run: LocalGreedyRun =
        by === 'open-share'
          ? openShare(graph, weight, power as number)
          : localGreedyRun(graph, PRIORITIES[by as PriorityName](graph, weight));
      onMeasures?.({ rounds: run.rounds, messages: run.messages });
      return run.chosen;
    },
  },
  {
    ...common,
    name: 'noisy-lgs',
    title: 'best of K local greedy',
    citation: 'ours: c / (d + 3) with noise, the heaviest of K',
    inPaper: false,
    seeded: true,
    settings: {
      samples: { default: 32, low: 1, integer: true, about: 'K' },
      noise: { default: 0.2, low: 0, about: 'standard deviation of the logarithm of the noise' },
    },
    solve(instance, { seed = 0, settings: { samples = 32, noise = 0.2 } = {} } = {}) {
      const { graph, weight } = weightedOf(instance);
      return noisyLocalGreedy(graph, weight, { samples: samples as number, noise: noise as number, seed });
    },
  },
  {
    ...common,
    name: 'independent-greedy',
    title: 'centralised greedy',
    citation: 'Sakai, Togasaki & Yamazaki, Discrete Applied Mathematics 126 (2003)',
    inPaper: false,
    seeded: false,
    settings: {
      rule: { default: 'share', choices: GREEDY_RULES, about: 'c/(open degree + 1), or c/Σ c over open nodes of N[v]' },
    },
    solve(instance, { settings: { rule = 'share' } = {} } = {}) {
      const { graph, weight } = weightedOf(instance);
      return greedyIndependentSet(graph, weight, rule as GreedyRule);
    },
  },
  {
    ...common,
    name: 'independent-swaps',
    title: 'iterated swaps',
    citation: 'Nogueira, Pinheiro & Subramanian, Optimization Letters 12 (2018)',
    inPaper: false,
    seeded: true,
    settings: {
      kicks: { default: 0, low: 0, integer: true, about: 'attempts to improve; 0: ten a node' },
      seconds: { default: 0, low: 0, about: 'time a graph at most; 0: no limit' },
    },
    solve(instance, { seed = 0, settings: { kicks = 0, seconds = 0 } = {} } = {}) {
      const { graph, weight } = weightedOf(instance);
      const limit = { ...(kicks === 0 ? {} : { kicks: kicks as number }), ...(seconds === 0 ? {} : { seconds }) };
      return swapSearch(graph, weight, { ...(limit as { kicks?: number; seconds?: number }), seed });
    },
  },
  {
    ...common,
    name: 'independent-exact',
    title: 'Exact independent set (HiGHS)',
    citation: 'Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    inPaper: false,
    seeded: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { graph, weight } = weightedOf(instance);
      const { chosen, proven, bound } = exactIndependentSet(graph, weight, { seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return chosen;
    },
  },
];
