import type { MedianCosts } from './medianCosts';

/**
 * Greedy k-median: K times the place that lowers Σ w(v) min d(u, v) most, the first of equals. O(K n²).
 *
 * @param k at most the number of places
 * @returns indices of places, in the order chosen
 * @see Cornuéjols, Fisher & Nemhauser, "Location of bank accounts to optimize float", Management Science 23 (1977)
 * @example greedyMedian(medianCosts(instance), 5)
 */
export function greedyMedian({ places, clients, demand, distances }: MedianCosts, k: number): Int32Array {
  const p = clients.length;
  const nearest = new Float64Array(p).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(places.length);
  return Int32Array.from({ length: k }, () => {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let u = 0; u < places.length; u++) {
      if (taken[u] === 1) continue;
      let sum = 0;
      for (let v = 0, at = u * p; v < p; v++, at++) {
        const d = distances[at]!;
        sum += demand[v]! * Math.min(d, nearest[v]!);
      }
      if (sum < least) [best, least] = [u, sum];
    }
    taken[best] = 1;
    for (let v = 0; v < p; v++) nearest[v] = Math.min(nearest[v]!, distances[best * p + v]!);
    return best;
  });
}
