import { requireInteger } from '../../errors';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';
import { farthestFirst } from '../../graph/distance/farthestFirst';
import { hopsToNearest } from '../../graph/distance/hopsToNearest';
import { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';

export interface GonzalezOptions {
  /** Number of centres K, between 1 and n. */
  k: number;
  /** Of the first centre, drawn uniformly; default 0. */
  seed?: number;
}

/**
 * Farthest-first traversal: a random node, then K − 1 times the node farthest from all centres so far (ties: lowest index).
 * At most twice the best possible radius. O(K n); from a graph by K breadth-first searches, so at any size.
 *
 * @returns K different nodes, in the order chosen.
 * @throws InputError unless 1 <= k <= n (an empty graph gives no centres).
 * @see Gonzalez, "Clustering to minimize the maximum intercluster distance", TCS 1985; ClusterNet, section 5.
 * @example gonzalez(allPairsHops(Graph.fromEdges(3, [0, 1], [1, 2])), { k: 3, seed: 0 }).length // 3
 */
export function gonzalez(distances: DistanceMatrix | Graph, options: GonzalezOptions): Int32Array {
  const { k, seed = 0 } = options;
  const { n } = distances;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  return farthestFirst(n, k, new Rng(seed).int(n), rowsOf(distances)).centres;
}

/** The distances from a node to all, unreachable ones the largest: a row of the matrix, or one search in the graph. */
function rowsOf(distances: DistanceMatrix | Graph): (node: number) => ArrayLike<number> {
  if (distances instanceof Graph) {
    return (node) =>
      Float64Array.from(hopsToNearest(distances, [node]), (hops) => (hops < 0 ? Number.POSITIVE_INFINITY : hops));
  }
  const { n } = distances;
  return (node) => distances.distances.subarray(node * n, (node + 1) * n);
}
