import type { Graph } from '../../graph/Graph';
import { choiceViolation } from '../choiceViolation';
import { guidedWeights } from '../guidedWeights';
import { nodeColumns } from '../nodeColumns';
import type { PoseOptions, Problem } from '../Problem';
import { outcomesOf, type WeightedInstance, weightOf } from '../weighted';
import { dropRedundant } from './dropRedundant';
import { COVER_RULES, type CoverRule, greedyDominatingSet } from './greedyDominatingSet';

const COLUMNS = { weight: { about: 'what a node costs', default: 1, low: 0 } } as const;

/**
 * Minimum weight dominating set: choose nodes so that every node is chosen or next to a chosen one,
 *
 *     min Σ_{v ∈ S} c(v)   with   N[v] ∩ S ≠ ∅ for every node v.
 *
 * `guided` is GDPG-Twin's: the greedy of equation 29 on c ⊙ z. That rule depends on the unit of c, so z ≡ 100 alone beats
 * z ≡ 1; its `rule` can be set to one that does not.
 *
 * `measures`: `scaleFreeRatio` is the cost over that of the greedy by the rule's limit for large weights.
 *
 * @see Zhao, Swami & Segarra, "Graph-based deterministic policy gradient for repetitive combinatorial optimization problems",
 * ICLR 2023, appendix C
 * @example dominatingSet.value(dominatingSet.pose(karateClub().graph, {}), Int32Array.of(0, 5, 32, 33)) // 4
 */
export const dominatingSet: Problem<WeightedInstance> = {
  name: 'dominating-set',
  title: 'Dominating set (cost of the nodes chosen)',
  sense: 'min',
  kind: 'selection',
  sized: false,
  columns: COLUMNS,
  unit: { label: 'cost', digits: 2, precise: 4 },
  pose,
  value: weightOf,
  violation({ graph }, chosen) {
    const wrong = choiceViolation(graph.n, chosen);
    if (wrong !== null) return wrong;
    const bare = undominated(graph, chosen);
    return bare === -1 ? null : `expected every node chosen or next to a chosen one, but got node ${bare} without`;
  },
  measures(instance, chosen) {
    const { graph, columns } = instance;
    const plain = weightOf(instance, greedyDominatingSet(graph, columns.weight, { rule: 'scale-free' }));
    return { scaleFreeRatio: plain === 0 ? Number.NaN : weightOf(instance, chosen) / plain };
  },
  guided: {
    channels: 1,
    plain: [1],
    settings: {
      rule: {
        default: 'shared',
        choices: COVER_RULES,
        about: 'ω: eq. 29, its scale-free limit, or cost a node covered',
      },
      self: { default: false, about: 'whether a node left alone may be taken for itself' },
      drop: { default: false, about: 'drop nodes that are not needed, dearest first' },
    },
    solve({ graph, columns: { weight } }, z, { rule = 'shared', self = false, drop = false } = {}) {
      const guided = guidedWeights(graph.n, (i) => weight[i]! * z[i]!);
      const chosen = greedyDominatingSet(graph, guided, { rule: rule as CoverRule, self: self === true });
      return drop === true ? dropRedundant(graph, weight, chosen) : chosen;
    },
    outcomes: outcomesOf,
    redraw: ({ graph }, rng) =>
      pose(graph, { columns: { weight: Float64Array.from({ length: graph.n }, () => rng.float()) } }),
    // As the code: equation 29 sees the scale of Z, so the twin has to.
    recipe: { standardise: false, objective: 'sum', l2: 1e-4, layers: 5, scale: 1 },
  },
};

function pose(graph: Graph, { columns }: PoseOptions): WeightedInstance {
  return { graph, k: graph.n, columns: nodeColumns(COLUMNS, columns, graph.n) };
}

/** The first node that is neither chosen nor next to a chosen one; −1 for none. */
function undominated({ n, rowPtr, colIdx }: Graph, chosen: ArrayLike<number>): number {
  const covered = new Uint8Array(n);
  for (let i = 0; i < chosen.length; i++) {
    const v = chosen[i]!;
    covered[v] = 1;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) covered[colIdx[e]!] = 1;
  }
  return covered.indexOf(0);
}
