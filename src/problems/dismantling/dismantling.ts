import type * as tf from '@tensorflow/tfjs-core';
import { expectedReach } from '../../ops/expectedReach';
import { mixSeed, Rng } from '../../random/Rng';
import { resolveSettings, type SettingSpecs } from '../../settings';
import type { Problem } from '../Problem';
import { requireInRange } from '../requireInRange';
import { requireK } from '../requireK';
import { bestDraw } from '../rounding/bestDraw';
import { selectionViolation } from '../selectionViolation';
import { componentsWithout } from './componentsWithout';

const SETTINGS = {
  draws: { default: 50, low: 1, integer: true, about: 'draws of the rounding, of which the best is kept' },
  sources: { default: 4, low: 1, integer: true, about: 'nodes from which reach is counted, drawn evenly' },
  reach: { default: 50, low: 1, integer: true, about: 'T, steps over edges that reach is followed for' },
  sourceSeed: { default: 0, low: 0, integer: true, about: 'of the choice of sources' },
} as const satisfies SettingSpecs;

/**
 * Dismantling, immunisation by components: take out K nodes so that the largest component that is left has fewest nodes. Equals
 * are told apart by the pairs of nodes that still reach each other.
 *
 * Relaxed for marginals x of independent choices to the chance of being reached, from the source that reaches most,
 *
 *     min max_s Σ_u r_T(u),     r_{t+1}(u) = (1 − x_u) (1 − Π_{w next to u} (1 − r_t(w))),
 *
 * see `ops.expectedReach`: of few sources of a graph, so it sees the components of these only, while solutions are compared by
 * all. Rounding is the best of 50 draws of pipage rounding.
 *
 * @see Braunstein et al., "Network dismantling", PNAS 113 (2016)
 * @example dismantling.value(dismantling.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // 24
 */
export const dismantling: Problem = {
  name: 'dismantling',
  title: 'Dismantling (nodes of the largest component left)',
  sense: 'min',
  kind: 'selection',
  unit: { label: 'nodes in the largest component', digits: 1, precise: 0 },
  pose: (graph, { k }) => ({ graph, k: requireK(k, graph.n) }),
  value({ graph }, chosen) {
    requireInRange('chosen node', chosen, graph.n);
    return componentsWithout(graph, chosen).largest;
  },
  violation: selectionViolation,
  tieBreak: { label: 'connected pairs', of: ({ graph }, chosen) => componentsWithout(graph, chosen).pairs },
  relaxation: {
    shape: 'selection',
    settings: () => SETTINGS,
    of(instance, given) {
      const { graph, k } = instance;
      const settings = resolveSettings(dismantling.name, SETTINGS, given);
      const { draws, sources: count, reach, sourceSeed } = settings as Readonly<Record<keyof typeof SETTINGS, number>>;
      const nodes = Array.from({ length: graph.n }, (_, u) => u);
      new Rng(mixSeed(sourceSeed, SOURCES)).shuffle(nodes);
      const sources = Int32Array.from(nodes.slice(0, count));
      const hardLoss = (chosen: ArrayLike<number>): number => componentsWithout(graph, chosen).largest;
      return {
        problem: dismantling,
        instance,
        shape: 'selection',
        settings,
        loss: (x) => expectedReach(graph, x as tf.Tensor1D, { sources, steps: reach }),
        round: (x, { seed }) => bestDraw(x, { k, seed, draws, hardLoss }),
        hardLoss,
      };
    },
  },
};

const SOURCES = 9;
