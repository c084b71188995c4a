import { InputError } from '../errors';
import type { Graph } from './Graph';
import { inducedSubgraph } from './inducedSubgraph';

export interface Subgraph {
  /** Node i of it is node `nodes[i]` of the graph it was cut from; ids and weights are kept. */
  readonly graph: Graph;
  readonly nodes: Int32Array;
}

/**
 * The subgraph induced by `nodes` (old indices, in the new order): every edge between two of them. O(n + their edges).
 * @throws InputError for a node outside [0, n) or named twice.
 * @example subgraph(karateClub().graph, [0, 1, 33]).graph.m // 1
 */
export function subgraph(graph: Graph, nodes: ArrayLike<number>): Subgraph {
  const seen = new Uint8Array(graph.n);
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (!(Number.isInteger(node) && node >= 0 && node < graph.n)) {
      throw new InputError({ what: `node ${i}`, expected: `an index in [0, ${graph.n})`, actual: String(node) });
    }
    if (seen[node] === 1) {
      throw new InputError({ what: `node ${i}`, expected: 'each node once', actual: `${node} again` });
    }
    seen[node] = 1;
  }
  const kept = Int32Array.from(nodes);
  return { graph: inducedSubgraph(graph, kept), nodes: kept };
}
