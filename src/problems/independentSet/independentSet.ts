import type { Graph } from '../../graph/Graph';
import { choiceViolation } from '../choiceViolation';
import { nodeColumns } from '../nodeColumns';
import type { PoseOptions, Problem } from '../Problem';
import { outcomesOf, type WeightedInstance, weightOf } from '../weighted';
import { localGreedy } from './localGreedy';

const COLUMNS = { weight: { about: 'what a node is worth', default: 1, low: 0 } } as const;

/**
 * Maximum weight independent set: choose nodes of which no two are joined,
 *
 *     max Σ_{v ∈ S} c(v)   with   {u, v} ⊄ S for every edge {u, v}.
 *
 * Links of a wireless network that may send at once, for one. `guided` is GDPG-Twin's: local greedy scheduling (LGS) on the
 * weights c ⊙ z, which ignores their scale, so that z ≡ 1 and any constant is plain LGS.
 *
 * `measures`: `lgsRatio` is the weight over that of plain LGS.
 *
 * @see Zhao, Swami & Segarra, "Graph-based deterministic policy gradient for repetitive combinatorial optimization problems",
 * ICLR 2023, section 4.1
 * @example independentSet.value(independentSet.pose(karateClub().graph, {}), Int32Array.of(4, 9)) // 2
 */
export const independentSet: Problem<WeightedInstance> = {
  name: 'independent-set',
  title: 'Independent set (weight of the nodes chosen)',
  sense: 'max',
  kind: 'selection',
  sized: false,
  columns: COLUMNS,
  unit: { label: 'weight chosen', digits: 2, precise: 4 },
  pose,
  value: weightOf,
  violation({ graph }, chosen) {
    const wrong = choiceViolation(graph.n, chosen);
    if (wrong !== null) return wrong;
    const taken = new Uint8Array(graph.n);
    for (const u of chosen) taken[u] = 1;
    for (const u of chosen) {
      for (let e = graph.rowPtr[u]!; e < graph.rowPtr[u + 1]!; e++) {
        const v = graph.colIdx[e]!;
        if (taken[v] === 1) return `expected no two nodes with an edge between them, but got ${u} and ${v}`;
      }
    }
    return null;
  },
  measures(instance, chosen) {
    const plain = weightOf(instance, localGreedy(instance.graph, instance.columns.weight));
    return { lgsRatio: plain === 0 ? Number.NaN : weightOf(instance, chosen) / plain };
  },
  guided: {
    channels: 1,
    plain: [1],
    solve({ graph, columns: { weight } }, z) {
      const guided = new Float64Array(graph.n);
      for (let i = 0; i < graph.n; i++) guided[i] = weight[i]! * z[i]!;
      return localGreedy(graph, guided);
    },
    outcomes: outcomesOf,
    redraw: ({ graph }, rng) =>
      pose(graph, { columns: { weight: Float64Array.from({ length: graph.n }, () => rng.float()) } }),
    recipe: { scale: 1 },
  },
};

function pose(graph: Graph, { columns }: PoseOptions): WeightedInstance {
  return { graph, k: graph.n, columns: nodeColumns(COLUMNS, columns, graph.n) };
}
