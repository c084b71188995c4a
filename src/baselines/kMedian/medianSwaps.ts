import { Rng } from '../../random/Rng';
import { greedyMedian } from './greedyMedian';
import type { MedianCosts } from './medianCosts';
import { NearestTwo } from './NearestTwo';

export interface MedianSwapsOptions {
  /** K. */
  k: number;
  /** Searches, the first from the greedy solution, the others from random ones. Default 5. */
  starts?: number;
  /** Of the random ones; default 0. */
  seed?: number;
}

/** A solution of a median problem. */
export interface MedianFound {
  /** Indices of places. */
  readonly chosen: Int32Array;
  /** Σ w(v) min d(u, v). */
  readonly cost: number;
}

/**
 * Local search by single swaps, the best of all K (n − K) at a time, until none lowers the cost: at most five times the optimum
 * (Arya et al. 2004), in practice within a few hundredths of it. A round over all swaps takes O(n²), see `NearestTwo`.
 *
 * @see Arya et al., "Local search heuristics for k-median and facility location problems", SIAM J. Computing 33 (2004);
 * Schubert & Rousseeuw, "Fast and eager k-medoids clustering", Information Systems 101 (2021)
 * @example medianSwaps(medianCosts(instance), { k: 5 }).cost
 */
export function medianSwaps(costs: MedianCosts, { k, starts = 5, seed = 0 }: MedianSwapsOptions): MedianFound {
  const rng = new Rng(seed);
  let best = descend(costs, greedyMedian(costs, k));
  for (let start = 1; start < starts; start++) {
    const order = Array.from({ length: costs.places.length }, (_, u) => u);
    rng.shuffle(order);
    const found = descend(costs, Int32Array.from(order.slice(0, k)));
    if (found.cost < best.cost) best = found;
  }
  return best;
}

function descend(costs: MedianCosts, start: Int32Array): MedianFound {
  const near = new NearestTwo(costs, start);
  const { chosen } = near;
  const k = chosen.length;
  const changes = new Float64Array(k);
  // The only place there is has no other to leave to.
  if (k === costs.places.length) return { chosen, cost: near.cost };
  for (;;) {
    // Without a second place, all that matters is the one that enters.
    const single = k === 1;
    const leaving = single ? new Float64Array(1) : near.leavingLosses();
    const inside = new Set(chosen);
    let [entering, place, change] = [-1, -1, -1e-9 * Math.max(1, near.cost)];
    for (let u = 0; u < costs.places.length; u++) {
      if (inside.has(u)) continue;
      if (single) changes[0] = costOf(costs, u) - near.cost;
      else near.changesBy(u, leaving, changes);
      for (let i = 0; i < k; i++) if (changes[i]! < change) [entering, place, change] = [u, i, changes[i]!];
    }
    if (entering < 0) return { chosen, cost: near.cost };
    chosen[place] = entering;
    near.update();
  }
}

function costOf({ clients, demand, distances }: MedianCosts, u: number): number {
  const p = clients.length;
  let sum = 0;
  for (let v = 0; v < p; v++) sum += demand[v]! * distances[u * p + v]!;
  return sum;
}
