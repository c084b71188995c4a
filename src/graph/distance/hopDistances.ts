import { requireInteger } from '../../errors';
import type { Graph } from '../Graph';
import { hopsToNearest } from './hopsToNearest';

/**
 * Hops from one node to every node, by breadth-first search: length n, `UNREACHABLE` (−1) where no path leads.
 * Weights are ignored. O(n + m).
 * @throws InputError for a source outside [0, n)
 * @example hopDistances(Graph.fromEdges(4, [0, 1], [1, 2]), 0) // 0, 1, 2, -1
 */
export function hopDistances(graph: Graph, source: number): Int32Array {
  requireInteger('source node', source, 0, graph.n - 1, 'n - 1');
  return hopsToNearest(graph, [source]);
}
