import { InputError } from '../../errors';
import { components } from '../../graph/components';
import { componentsWithin } from '../../graph/componentsWithin';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { choiceViolation } from '../choiceViolation';
import { nodeColumns } from '../nodeColumns';
import type { Problem, Solution } from '../Problem';
import { requireInRange } from '../requireInRange';
import { guidedSteinerTree } from './guidedSteinerTree';
import type { SteinerInstance } from './SteinerInstance';

const COLUMNS = {
  weight: { about: 'what it costs to have the node in the tree', default: 1, low: 0 },
  terminal: { about: '1 for a node that the tree has to join, at no cost', default: 0, flag: true },
} as const;

/**
 * The node-weighted Steiner tree (GDPG-Twin, section 4.1 and appendix G.3): a connected choice S of nodes that holds every
 * terminal, with the smallest
 *
 *     cost(S) = Σ weight_v over v in S that are no terminals.
 *
 * A tree is any spanning tree of what S induces. Without terminals the empty choice is one of cost 0. The graph may have
 * several components, as long as one of them holds all terminals.
 *
 * @example steinerTree.value(steinerTree.pose(path, { columns: { terminal: [1, 0, 1] } }), Int32Array.of(0, 1, 2)) // 1
 */
export const steinerTree: Problem<SteinerInstance> = {
  name: 'steiner-tree',
  title: 'Node-weighted Steiner tree (cost)',
  sense: 'min',
  kind: 'selection',
  sized: false,
  columns: COLUMNS,
  unit: { label: 'cost', digits: 2, precise: 4 },
  pose(graph, { columns: given }) {
    const columns = nodeColumns(COLUMNS, given, graph.n);
    const terminals = nodesWhere(columns.terminal);
    requireReachable(graph, terminals);
    return { graph, k: graph.n, columns, terminals };
  },
  value({ graph, columns: { weight, terminal } }, chosen) {
    requireInRange('chosen node', chosen, graph.n);
    let cost = 0;
    for (const node of chosen) if (terminal[node] === 0) cost += weight[node]!;
    return cost;
  },
  violation,
  outcome({ graph: { n }, columns: { terminal } }, chosen) {
    const role = new Array<string>(n).fill('');
    for (const node of chosen) role[node] = terminal[node] === 1 ? 'terminal' : 'joining';
    return { group: Int32Array.from(role, (one) => ['terminal', 'joining'].indexOf(one)), columns: { role } };
  },
  guided: guidedSteinerTree,
};

/** @throws InputError where two terminals are in different components */
function requireReachable(graph: Graph, terminals: Int32Array): void {
  const { labels } = components(graph);
  const apart = terminals.find((one) => labels[one] !== labels[terminals[0]!]);
  if (apart === undefined) return;
  const actual = `nodes ${terminals[0]} and ${apart}, which no path joins`;
  throw new InputError({ what: 'terminals', expected: 'nodes of one component', actual });
}

function violation({ graph, terminals }: SteinerInstance, chosen: Solution): string | null {
  const wrong = choiceViolation(graph.n, chosen);
  if (wrong !== null) return wrong;
  const inside = new Uint8Array(graph.n);
  for (const node of chosen) inside[node] = 1;
  const missing = terminals.find((node) => inside[node] === 0);
  if (missing !== undefined) return `expected every terminal to be chosen, but got none of node ${missing}`;
  const { count } = componentsWithin(graph, inside);
  return count > 1 ? `expected chosen nodes that hang together, but got ${count} pieces` : null;
}
