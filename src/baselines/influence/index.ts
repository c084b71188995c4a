import { DenseGraph } from '../../graph/DenseGraph';
import type { CoverSets } from '../../ops/expectedCover';
import type { CoverInstance } from '../../problems/coverage/CoverInstance';
import { cascades } from '../../problems/influence/influence';
import type { Baseline } from '../Baseline';
import { exactCover } from '../coverage/exactCover';
import { greedyCover } from '../coverage/greedyCover';
import { exactSettings, swapSettings } from '../coverage/index';
import { swapCover } from '../coverage/swapCover';
import { loadMilp } from '../milp';
import { degreeDiscount } from './degreeDiscount';

const common = { problems: ['influence'], inPaper: false } as const;

/** To K nodes from which a cascade reaches most. */
export const influenceBaselines: readonly Baseline[] = [
  {
    ...common,
    name: 'influence-greedy',
    title: 'Greedy influence (CELF)',
    citation: 'Kempe, Kleinberg & Tardos, KDD (2003); Leskovec et al., KDD (2007)',
    seeded: false,
    solve: (instance) => greedyCover(samplesOf(instance), instance.k),
  },
  {
    ...common,
    name: 'influence-swaps',
    title: 'Greedy influence, then swaps',
    citation: 'Kempe, Kleinberg & Tardos, KDD (2003); with swaps and kicks',
    seeded: true,
    settings: swapSettings,
    solve(instance, { seed = 0, settings: { kicks = 20, seconds = 0 } = {} } = {}) {
      const limit = seconds === 0 ? {} : { seconds: seconds as number };
      return swapCover(samplesOf(instance), { k: instance.k, kicks: kicks as number, seed, ...limit });
    },
  },
  {
    ...common,
    name: 'degree-discount',
    title: 'Degree discount',
    citation: 'Chen, Wang & Yang, KDD (2009)',
    seeded: false,
    solve: ({ graph, k, terms }) => degreeDiscount(graph, { k, probability: (terms?.probability ?? 0.1) as number }),
  },
  {
    ...common,
    name: 'influence-exact',
    title: 'Exact influence over the samples (HiGHS)',
    citation: 'Huangfu & Hall, Mathematical Programming Computation 10 (2018)',
    seeded: false,
    predicted: false,
    settings: exactSettings,
    ready: loadMilp,
    solve(instance, { settings: { seconds = 60 } = {}, onMeasures } = {}) {
      const { chosen, proven, bound } = exactCover(samplesOf(instance), { k: instance.k, seconds: seconds as number });
      onMeasures?.({ proven: proven ? 1 : 0, bound });
      return chosen;
    },
  },
];

/** Of the graph that is posed; on a predicted one samples are drawn by its own weights. */
function samplesOf(instance: Parameters<Baseline['solve']>[0]): CoverSets {
  return instance.graph instanceof DenseGraph ? cascades(instance.graph, instance) : (instance as CoverInstance).cover;
}
