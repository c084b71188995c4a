import { requireInteger } from '../../errors';
import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';

export interface GreedyKCenterOptions {
  /** Number of centres K, between 1 and n. */
  k: number;
  /**
   * Among nodes that lower the largest distance equally: 'index' (default, the paper's greedy) takes the lowest index; 'mean'
   * takes the one that leaves the smallest mean distance, then the lowest index. The maximum rarely falls by one node alone, so
   * most steps are ties and 'mean' is far stronger.
   */
  ties?: 'index' | 'mean';
}

/**
 * Greedy k-centre: add the node that lowers the objective (the largest distance to the nearest centre) most, K times.
 * Deterministic. O(K n²) at worst; candidates are dropped at the first node that rules them out, nodes that are farthest from
 * the present centres being looked at first.
 *
 * The released code adds node 0 again whenever no node lowers the objective; here K different nodes come back.
 *
 * @returns K different nodes, in the order chosen.
 * @throws InputError unless 1 <= k <= n (an empty graph gives no centres).
 * @see ClusterNet, section 5 ("greedy").
 * @example greedyKCenter(allPairsHops(Graph.fromEdges(3, [0, 1], [1, 2])), { k: 1 }) // Int32Array [1]
 */
export function greedyKCenter(matrix: DistanceMatrix, options: GreedyKCenterOptions): Int32Array {
  const { k, ties = 'index' } = options;
  const { n, distances } = matrix;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const centres = new Int32Array(k);
  const chosen = new Uint8Array(n);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const order = Int32Array.from({ length: n }, (_, v) => v);
  for (let step = 0; step < k; step++) {
    let best = -1;
    let bestRadius = Number.POSITIVE_INFINITY;
    let bestSum = Number.POSITIVE_INFINITY;
    for (let u = 0; u < n; u++) {
      if (chosen[u] === 1) continue;
      const row = u * n;
      let radius = 0;
      let sum = 0;
      for (let t = 0; t < n; t++) {
        const v = order[t]!;
        const d = Math.min(nearest[v]!, distances[row + v]!);
        if (d > radius) {
          radius = d;
          if (radius > bestRadius || (radius === bestRadius && ties === 'index' && best >= 0)) break;
        }
        sum += d;
      }
      const better = radius < bestRadius || (radius === bestRadius && ties === 'mean' && sum < bestSum);
      if (best >= 0 && !better) continue;
      best = u;
      bestRadius = radius;
      bestSum = sum;
    }
    centres[step] = best;
    chosen[best] = 1;
    for (let v = 0; v < n; v++) nearest[v] = Math.min(nearest[v]!, distances[best * n + v]!);
    order.sort((a, b) => nearest[b]! - nearest[a]! || a - b);
  }
  return centres;
}
