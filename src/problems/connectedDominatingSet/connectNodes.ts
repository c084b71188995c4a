import { componentsWithin } from '../../graph/componentsWithin';
import type { Graph } from '../../graph/Graph';
import { shortestPathTree } from '../steinerTree/shortestPathTree';

/**
 * Joins chosen nodes by `shortestPathTree`, starting from the piece of them that has the most neighbours outside; of equals
 * from the one with the lowest node (GDPG-Twin, appendix H.4, in the order of the released code).
 *
 * @param weights length n, at least 0
 * @param chosen ascending, all in one component of the graph
 * @returns them and the nodes that join them, ascending
 * @example connectNodes(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 1, 1], [0, 2]) // 0, 1, 2
 */
export function connectNodes(graph: Graph, weights: ArrayLike<number>, chosen: ArrayLike<number>): Int32Array {
  const inside = new Uint8Array(graph.n);
  for (let i = 0; i < chosen.length; i++) inside[chosen[i]!] = 1;
  const { labels, count } = componentsWithin(graph, inside);
  const around = neighborsOutside(graph, labels, count);
  let best = 0;
  for (let piece = 1; piece < count; piece++) if (around[piece]! > around[best]!) best = piece;
  const start = labels.indexOf(best);
  return shortestPathTree(graph, weights, chosen, start === -1 ? {} : { start });
}

/** Of each piece, how many different nodes outside are beside it. */
function neighborsOutside({ n, rowPtr, colIdx }: Graph, labels: Int32Array, count: number): Int32Array {
  const around = new Int32Array(count);
  const seenBy = new Set<number>();
  for (let v = 0; v < n; v++) {
    if (labels[v] !== -1) continue;
    seenBy.clear();
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
      const piece = labels[colIdx[e]!]!;
      if (piece !== -1) seenBy.add(piece);
    }
    for (const piece of seenBy) around[piece]!++;
  }
  return around;
}
