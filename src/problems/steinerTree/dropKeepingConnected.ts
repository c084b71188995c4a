import { componentsWithin } from '../../graph/componentsWithin';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

/**
 * Drops nodes that a connected choice can do without, dearest first (of equals the lower index), again and again until none
 * can go: what is left stays connected, and keeps what must stay. O(k² + k · edges inside) for k nodes chosen.
 *
 * @param chosen inducing a connected subgraph
 * @param weights length n
 * @param mustStay of a node, asked each time with what is chosen then, the node itself included
 * @returns what is left, ascending; a subset of `chosen`
 * @example dropKeepingConnected(path, [0, 1, 2], [1, 1, 1], (node) => node === 0) // 0 alone
 */
export function dropKeepingConnected(
  graph: Graph,
  chosen: ArrayLike<number>,
  weights: ArrayLike<number>,
  mustStay: (node: number, inside: Uint8Array) => boolean,
): Int32Array {
  const inside = new Uint8Array(graph.n);
  for (let i = 0; i < chosen.length; i++) inside[chosen[i]!] = 1;
  const order = Int32Array.from(chosen).sort((a, b) => weights[b]! - weights[a]! || a - b);
  for (let before = -1, left = order.length; left !== before; ) {
    before = left;
    for (const node of order) {
      if (inside[node] === 0 || mustStay(node, inside)) continue;
      inside[node] = 0;
      if (staysConnected(graph, node, inside)) left--;
      else inside[node] = 1;
    }
  }
  return nodesWhere(inside);
}

/** Whether those inside hang together without the node, as they did with it. */
function staysConnected(graph: Graph, node: number, inside: Uint8Array): boolean {
  const { rowPtr, colIdx } = graph;
  let neighbors = 0;
  for (let e = rowPtr[node]!; e < rowPtr[node + 1]! && neighbors < 2; e++) neighbors += inside[colIdx[e]!]!;
  return neighbors < 2 || componentsWithin(graph, inside).count === 1;
}
