import { InputError } from '../../errors';
import { components } from '../../graph/components';
import { componentsWithin } from '../../graph/componentsWithin';
import { choiceViolation } from '../choiceViolation';
import { nodeColumns } from '../nodeColumns';
import type { Problem, Solution } from '../Problem';
import { type WeightedInstance, weightOf } from '../weighted';
import { connectNodes } from './connectNodes';
import { guidedDominatingSet } from './guidedDominatingSet';
import { independentDominatingSet } from './independentDominatingSet';

const COLUMNS = { weight: { about: 'what it costs to have the node in the set', default: 1, low: 0 } } as const;

/**
 * The connected dominating set of least weight (GDPG-Twin, section 4.1 and appendix G.4), a backbone that every node is on or
 * beside: a choice S of nodes that hang together, each node in S or next to one, with the smallest
 *
 *     cost(S) = Σ weight_v over v in S.
 *
 * A graph of several components has none, and is refused; that of a single node is the node, that of no node is empty.
 * `measures`: `distRatio` is the cost over that of the plain distributed heuristic.
 *
 * @example connectedDominatingSet.value(connectedDominatingSet.pose(star, {}), Int32Array.of(0)) // 1
 */
export const connectedDominatingSet: Problem<WeightedInstance> = {
  name: 'connected-dominating-set',
  title: 'Connected dominating set (cost)',
  sense: 'min',
  kind: 'selection',
  sized: false,
  connected: true,
  columns: COLUMNS,
  unit: { label: 'cost', digits: 2, precise: 4 },
  pose(graph, { columns: given }) {
    const { sizes } = components(graph);
    if (sizes.length > 1) {
      const actual = `one of ${sizes.length} components`;
      throw new InputError({ what: 'connected dominating set', expected: 'a connected graph', actual });
    }
    return { graph, k: graph.n, columns: nodeColumns(COLUMNS, given, graph.n) };
  },
  value: weightOf,
  violation,
  measures(instance, chosen) {
    const { graph, columns } = instance;
    const plain = connectNodes(graph, columns.weight, independentDominatingSet(graph, columns.weight).chosen);
    const cost = connectedDominatingSet.value(instance, plain);
    return { distRatio: cost === 0 ? Number.NaN : connectedDominatingSet.value(instance, chosen) / cost };
  },
  guided: guidedDominatingSet,
};

function violation({ graph }: WeightedInstance, chosen: Solution): string | null {
  const { n, rowPtr, colIdx } = graph;
  const wrong = choiceViolation(n, chosen);
  if (wrong !== null) return wrong;
  const inside = new Uint8Array(n);
  const reached = new Uint8Array(n);
  for (const node of chosen) {
    inside[node] = reached[node] = 1;
    for (let e = rowPtr[node]!; e < rowPtr[node + 1]!; e++) reached[colIdx[e]!] = 1;
  }
  const bare = reached.indexOf(0);
  if (bare !== -1) return `expected every node in the set or beside it, but got neither for node ${bare}`;
  const { count } = componentsWithin(graph, inside);
  return count > 1 ? `expected chosen nodes that hang together, but got ${count} pieces` : null;
}
