import { dropRedundant } from '../../problems/dominatingSet/dropRedundant';
import { COVER_RULES, type CoverRule, greedyDominatingSet } from '../../problems/dominatingSet/greedyDominatingSet';
import type { Baseline } from '../Baseline';
import { loadMilp } from '../milp';
import { weightedOf } from '../weightedOf';
import { coverSearch } from './coverSearch';
import { exactDominatingSet } from './exactDominatingSet';

const common = { problems: ['dominating-set'], predicted: false } as const;

/** What chooses nodes that every other is next to. */
export const dominatingSetBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'dominating-greedy',
    title: 'greedy cover',
    citation: 'Zhao, Swami & Segarra, ICLR (2023), equation 29; Chvátal, Mathematics of Operations Research 4 (1979)',
    inPaper: true,
    seeded: false,
    settings: {
      rule: {
        default: 'shared',
        choices: COVER_RULES,
        about: 'ω: eq. 29, its scale-free limit, or cost a node covered',
      },
      scale: { default: 1, low: 0, aboveLow: true, about: 'factor on all weights before eq. 29, which has a unit' },
      self: { default: false, about: 'whether a node left alone may be taken for itself' },
      drop: { default: false, about: 'drop nodes that are not needed, dearest first' },
    },
    solve(instance, { settings: { rule = 'shared', scale = 1, self = false, drop = false } = {} } = {}) {
      const { graph, weight } = weightedOf(instance);
      const scaled = scale === 1 ? weight : weight.map((c) => c * (scale as number));
      const chosen = greedyDominatingSet(graph, scaled, { rule: rule as CoverRule, self: self === true });
      return drop === true ? dropRedundant(graph, weight, chosen) : chosen;
    },
  },
  {
    ...common,
    name: 'dominating-search',
    title: 'cover, ruin and recreate',
    citation: 'Schrimpf et al., Journal of Computational Physics 159 (2000)',
    inPaper: false,
    seeded: true,
    settings: {
      kicks: { default: 0, low: 0, integer: true, about: 'attempts to improve; 0: ten a node' },
      seconds: { default: 0, low: 0, about: 'time a graph at most; 0: no limit' },
    },
    solve(instance, { seed = 0, settings: { kicks = 0, seconds = 0 } = {} } = {}) {
      const { graph, weight } = weightedOf(instance);
      const limit = { ...(kicks === 0 ? {} : { kicks }), ...(seconds === 0 ? {} : { seconds }) };
      return coverSearch(graph, weight, { ...(limit as { kicks?: number; seconds?: number }), seed });
    },
  },
  {
    ...common,
    name: 'dominating-exact',
    title: 'Exact dominating set (HiGHS)',
    citation: 'Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    inPaper: false,
    seeded: false,
    settings: { seconds: { default: 60, low: 0, about: 'time a graph at most; then the best found so far' } },
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { graph, weight } = weightedOf(instance);
      const { chosen, proven, bound } = exactDominatingSet(graph, weight, { seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return chosen;
    },
  },
];
