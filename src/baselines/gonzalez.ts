import { requireInteger } from '../errors';
import type { DistanceMatrix } from '../graph/allPairs';
import { Rng } from '../random/Rng';

export interface GonzalezOptions {
  /** Number of centres K, between 1 and n. */
  k: number;
  /** Of the first centre, drawn uniformly; default 0. */
  seed?: number;
}

/**
 * Farthest-first traversal: a random node, then K − 1 times the node farthest from all centres so far (ties: lowest index).
 * At most twice the best possible radius. O(K n).
 *
 * @returns K different nodes, in the order chosen.
 * @throws InputError unless 1 <= k <= n (an empty graph gives no centres).
 * @see Gonzalez, "Clustering to minimize the maximum intercluster distance", TCS 1985; ClusterNet, section 5.
 * @example gonzalez(allPairsHops(Graph.fromEdges(3, [0, 1], [1, 2])), { k: 3, seed: 0 }).length // 3
 */
export function gonzalez(matrix: DistanceMatrix, options: GonzalezOptions): Int32Array {
  const { k, seed = 0 } = options;
  const { n, distances } = matrix;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const centres = new Int32Array(k);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let centre = new Rng(seed).int(n);
  for (let step = 0; step < k; step++) {
    centres[step] = centre;
    for (let v = 0; v < n; v++) nearest[v] = Math.min(nearest[v]!, distances[centre * n + v]!);
    // Below any distance, so that it is not chosen again where different nodes are at distance 0.
    nearest[centre] = -1;
    centre = 0;
    for (let v = 1; v < n; v++) if (nearest[v]! > nearest[centre]!) centre = v;
  }
  return centres;
}
