import type { Graph } from '../../graph/Graph';
import { lessNeighbors } from '../../graph/lessNeighbors';
import { followPolicy, onProduct, onServed } from '../../problems/linkScheduling/policy';
import type { SchedulingInstance } from '../../problems/linkScheduling/SchedulingInstance';
import type { SlotPolicy } from '../../problems/Problem';
import type { Baseline } from '../Baseline';

const UTILITIES = { product: onProduct, served: onServed } as const satisfies Readonly<Record<string, SlotPolicy>>;

/**
 * Local greedy scheduling on a utility less what the neighbours would lose: c = max(0, u − β Â u), Â = D^−½ A D^−½. LGS
 * ignores the scale of c, so the one-layer actor of GDPG-Twin's released code, ReLU(θ₀ u + θ₁ L u), is this policy with
 * β = θ₁ / (θ₀ + θ₁): a scan of β replaces its training. β = 0 with u = q ⊙ r is plain max-weight scheduling.
 */
export const maxWeight: Baseline = {
  name: 'max-weight',
  title: 'LGS on u − β Â u',
  citation: 'Joo & Shroff, IEEE Transactions on Mobile Computing 11(3) (2012)',
  problems: ['link-scheduling'],
  inPaper: true,
  seeded: false,
  predicted: false,
  settings: {
    utility: { default: 'product', choices: ['product', 'served'], about: 'u: q ⊙ r, or min(q, r)' },
    beta: { default: 0, low: 0, about: 'β, what counts of the utility around' },
  },
  solve(instance, { settings = {} } = {}) {
    const { utility = 'product', beta = 0 } = settings;
    const posed = instance as SchedulingInstance;
    return followPolicy(posed, lessAround(posed.graph, UTILITIES[utility as 'product' | 'served'], beta as number));
  },
};

/** The policy c = max(0, u − β Â u). */
export function lessAround(graph: Graph, utility: SlotPolicy, beta: number): SlotPolicy {
  if (beta === 0) return utility;
  return (state, slot) => lessNeighbors(graph, utility(state, slot), 1, beta);
}
