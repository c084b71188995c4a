import { Rng } from '../../random/Rng';
import { bestSwaps } from '../facility/bestSwaps';
import { spreadOf } from '../facility/swapSearch';
import { greedyMedian } from './greedyMedian';
import type { MedianCosts } from './medianCosts';

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
 * Local search by single swaps, until none lowers the cost: at most five times the optimum (Arya et al. 2004), in practice within a
 * few hundredths of it. The search of `swapSearch`, by the mean.
 *
 * @see Arya et al., "Local search heuristics for k-median and facility location problems", SIAM J. Computing 33 (2004);
 * Schubert & Rousseeuw, "Fast and eager k-medoids clustering", Information Systems 101 (2021)
 * @example medianSwaps(medianCosts(instance), { k: 5 }).cost
 */
export function medianSwaps(costs: MedianCosts, { k, starts = 5, seed = 0 }: MedianSwapsOptions): MedianFound {
  const { clients, distances, demand, places } = costs;
  const table = {
    n: clients.length,
    distances,
    clients: Int32Array.from(clients.keys()),
    demand,
    candidates: Int32Array.from(places.keys()),
  };
  const rng = new Rng(seed);
  const random = (): Int32Array => {
    const order = Array.from(places.keys());
    rng.shuffle(order);
    return Int32Array.from(order.slice(0, k));
  };
  const begin = Array.from({ length: starts }, (_, start) => (start === 0 ? greedyMedian(costs, k) : random()));
  const chosen = bestSwaps(table, begin, 'mean');
  return { chosen, cost: spreadOf(table, chosen).sum };
}
