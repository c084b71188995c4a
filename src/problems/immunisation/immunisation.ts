import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { largestEigenvalue } from '../../ops/largestEigenvalue';
import { resolveSettings, type SettingSpecs } from '../../settings';
import type { Problem } from '../Problem';
import { remembered } from '../remembered';
import { requireInRange } from '../requireInRange';
import { requireK } from '../requireK';
import { bestDraw } from '../rounding/bestDraw';
import { selectionViolation } from '../selectionViolation';
import { eigenvalueWithout } from './eigenvalueWithout';

/** Of a loss that is rounded by draws. */
export const drawSettings = {
  draws: { default: 50, low: 1, integer: true, about: 'draws of the rounding, of which the best is kept' },
} as const satisfies SettingSpecs;

const whole = new WeakMap<Graph, number>();

/** λ₁ of the whole graph, found once. */
function eigenvalueOf(graph: Graph): number {
  const value = whole.get(graph) ?? eigenvalueWithout(graph, []);
  whole.set(graph, value);
  return value;
}

/**
 * Immunisation: take out K nodes so that the largest eigenvalue of the adjacency matrix drops most,
 *
 *     max λ₁(A) − λ₁(A without S)   with   |S| = K.
 *
 * An epidemic dies out where its rate of infection over that of recovery is below 1 / λ₁, so the drop is what immunity of S is
 * worth. Relaxed for marginals x of independent choices to λ₁ of the expected matrix,
 *
 *     min λ₁(diag(1 − x) A diag(1 − x)),
 *
 * see `ops.largestEigenvalue`; rounding is the best of 50 draws of pipage rounding by the λ₁ that is left.
 *
 * @see Tong et al., "On the vulnerability of large graphs", ICDM 2010; Wang et al., "Epidemic spreading in real networks: an
 * eigenvalue viewpoint", SRDS 2003
 * @example immunisation.value(immunisation.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // about 2.9
 */
export const immunisation: Problem = {
  name: 'immunisation',
  title: 'Immunisation (drop of the largest eigenvalue)',
  sense: 'max',
  kind: 'selection',
  unit: { label: 'drop of λ₁', digits: 2, precise: 4 },
  /** @throws InputError for K outside [1, n], or a graph without edges, in which nothing spreads */
  pose(graph, { k }) {
    const count = requireK(k, graph.n);
    if (graph.m === 0) throw new InputError({ what: 'immunisation', expected: 'a graph with an edge', actual: 'none' });
    return { graph, k: count };
  },
  value({ graph }, chosen) {
    requireInRange('chosen node', chosen, graph.n);
    return eigenvalueOf(graph) - eigenvalueWithout(graph, chosen);
  },
  violation: selectionViolation,
  relaxation: {
    shape: 'selection',
    settings: () => drawSettings,
    of(instance, given) {
      const { graph, k } = instance;
      const settings = resolveSettings(immunisation.name, drawSettings, given);
      const hardLoss = remembered((chosen) => eigenvalueWithout(graph, chosen));
      return {
        problem: immunisation,
        instance,
        shape: 'selection',
        settings,
        loss: (x) => largestEigenvalue(graph, x as tf.Tensor1D),
        round: (x, { seed }) => bestDraw(x, { k, seed, draws: settings.draws as number, hardLoss }),
        hardLoss,
      };
    },
  },
};
