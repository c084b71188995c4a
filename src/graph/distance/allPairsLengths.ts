import { InputError } from '../../errors';
import type { Graph } from '../Graph';
import type { DistanceMatrix } from './DistanceMatrix';
import { ShortestPaths } from './ShortestPaths';

/** Four bytes a pair: 1.6 GB at most. */
const MAX_NODES = 20_000;

/**
 * Lengths of the shortest paths between all pairs of a sparse graph, by one search from every node: O(n m log n), four bytes a
 * pair. +Infinity where no path leads.
 *
 * @param lengths length 2m, beside `graph.colIdx`; at least 0, see `requireLengths`
 * @throws InputError for more than 20,000 nodes
 * @example allPairsLengths(Graph.fromEdges(3, [0, 1], [1, 2]), Float64Array.of(2, 2, 5, 5)).diameter // 7
 */
export function allPairsLengths(graph: Graph, lengths: Float64Array): DistanceMatrix {
  const { n } = graph;
  if (n > MAX_NODES) {
    const what = 'lengths between all pairs';
    throw new InputError({ what, expected: `at most ${MAX_NODES} nodes`, actual: `n = ${n}` });
  }
  const paths = new ShortestPaths(graph, lengths);
  const distances = new Float32Array(n * n);
  let diameter = 0;
  for (let source = 0; source < n; source++) {
    const { distance, order } = paths.from([source]);
    distances.set(distance, source * n);
    if (order.length > 0) diameter = Math.max(diameter, distance[order[order.length - 1]!]!);
  }
  return { n, distances, diameter, unreachable: Number.POSITIVE_INFINITY };
}
