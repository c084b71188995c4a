import { requireInteger } from '../errors';
import type { Graph } from './Graph';

/**
 * The k nodes with most edges, the first of equals by number: the simplest choice of facilities there is.
 * @returns length k
 * @throws InputError unless 1 <= k <= n
 * @example highestDegree(Graph.fromEdges(4, [0, 0, 2], [1, 2, 3]), 2) // Int32Array [0, 2]
 */
export function highestDegree(graph: Graph, k: number): Int32Array {
  requireInteger('k', k, 1, graph.n, 'n');
  const nodes = Int32Array.from({ length: graph.n }, (_, i) => i);
  return nodes.sort((a, b) => graph.degree(b) - graph.degree(a) || a - b).slice(0, k);
}
