import { transport } from '../../problems/capacitated/transport';
import { Rng } from '../../random/Rng';
import { greedyMedian } from '../kMedian/greedyMedian';
import { type MedianFound, medianSwaps } from '../kMedian/medianSwaps';
import { NearestTwo } from '../kMedian/NearestTwo';
import { type CapacitatedCosts, capacitatedCost, hasRoom, rowsOf } from './capacitatedCosts';

export interface CapacitatedSearchOptions {
  /** K. */
  k: number;
  /** Searches: from the k-median's swaps, from its greedy, the others from random places. Default 4. */
  starts?: number;
  /** Swaps of one search whose transport problem is solved, at most; default 300. */
  trials?: number;
  /** Of the random starts; default 0. */
  seed?: number;
}

/**
 * Local search for the capacitated k-median. Two moves by turns, until neither lowers the cost: every facility moves to the
 * median of the demand that it serves (alternating location and allocation, Cooper 1964; Mulvey & Beck 1984); and single swaps,
 * in the order of what they would cost without capacities, which is a bound: swaps whose bound is no better than what there is
 * are left out, and the others are tried until one is better or the trials are over.
 *
 * @see Mulvey & Beck, "Solving capacitated clustering problems", European J. Operational Research 18 (1984)
 * @example capacitatedSearch(capacitatedCosts(instance), { k: 5 }).cost
 */
export function capacitatedSearch(costs: CapacitatedCosts, options: CapacitatedSearchOptions): MedianFound {
  const { k, starts = 4, trials = 300, seed = 0 } = options;
  const rng = new Rng(seed);
  let best: MedianFound | undefined;
  for (let start = 0; start < starts; start++) {
    const found = descend(costs, withRoomFor(costs, startOf(costs, k, start, rng)), trials);
    if (best === undefined || found.cost < best.cost) best = found;
  }
  return best!;
}

function startOf(costs: CapacitatedCosts, k: number, start: number, rng: Rng): Int32Array {
  if (start === 0) return medianSwaps(costs.median, { k, starts: 1 }).chosen;
  if (start === 1) return greedyMedian(costs.median, k);
  const order = Array.from(costs.median.places.keys());
  rng.shuffle(order);
  return Int32Array.from(order.slice(0, k));
}

/** The places, with the smallest of them left for the largest of the others as long as room is lacking. */
export function withRoomFor(costs: CapacitatedCosts, chosen: Int32Array): Int32Array {
  const { capacity } = costs;
  const nodes = chosen.slice();
  const bySize = Array.from(capacity.keys()).sort((a, b) => capacity[b]! - capacity[a]! || a - b);
  for (const u of bySize) {
    if (hasRoom(costs, nodes)) break;
    if (nodes.includes(u)) continue;
    const least = nodes.reduce((at, one, i) => (capacity[one]! < capacity[nodes[at]!]! ? i : at), 0);
    nodes[least] = u;
  }
  return nodes;
}

function descend(costs: CapacitatedCosts, start: Int32Array, trials: number): MedianFound {
  let found: MedianFound = { chosen: start, cost: capacitatedCost(costs, start) };
  for (let left = trials; ; ) {
    for (let moved = relocated(costs, found); moved !== undefined; moved = relocated(costs, found)) found = moved;
    const { swapped, used } = swap(costs, found, left);
    left -= used;
    if (swapped === undefined) return found;
    found = swapped;
  }
}

/** Every facility at the median of what it serves; undefined where that is no better. */
function relocated(costs: CapacitatedCosts, { chosen, cost }: MedianFound): MedianFound | undefined {
  const { median, capacity } = costs;
  const p = median.clients.length;
  const { amounts } = transport({
    rows: rowsOf(costs, chosen),
    demand: median.demand,
    capacity: Array.from(chosen, (u) => capacity[u]!),
  });
  const taken = new Set(chosen);
  const moved = chosen.map((now, i) => {
    const served = Int32Array.from({ length: p }, (_, v) => v).filter((v) => amounts[i * p + v]! > 0);
    const load = served.reduce((sum, v) => sum + amounts[i * p + v]!, 0);
    const costAt = (u: number) =>
      served.reduce((sum, v) => sum + amounts[i * p + v]! * median.distances[u * p + v]!, 0);
    let [best, least] = [now, costAt(now)];
    for (let u = 0; u < median.places.length; u++) {
      if (taken.has(u) || capacity[u]! < load) continue;
      const there = costAt(u);
      if (there < least) [best, least] = [u, there];
    }
    taken.delete(now);
    taken.add(best);
    return best;
  });
  const now = capacitatedCost(costs, moved);
  return now < cost - 1e-9 * Math.max(1, cost) ? { chosen: moved, cost: now } : undefined;
}

/** The first swap that is better, the most promising first, and how many were tried. */
function swap(
  costs: CapacitatedCosts,
  { chosen, cost }: MedianFound,
  trials: number,
): { swapped?: MedianFound; used: number } {
  const k = chosen.length;
  const places = costs.median.places.length;
  if (k === places) return { used: 0 };
  const near = new NearestTwo(costs.median, chosen);
  const leaving = k === 1 ? undefined : near.leavingLosses();
  const changes = new Float64Array(k);
  const inside = new Set(chosen);
  const swaps: { u: number; i: number; bound: number }[] = [];
  for (let u = 0; u < places; u++) {
    if (inside.has(u)) continue;
    if (leaving === undefined) changes[0] = new NearestTwo(costs.median, Int32Array.of(u)).cost - near.cost;
    else near.changesBy(u, leaving, changes);
    for (let i = 0; i < k; i++) {
      const bound = near.cost + changes[i]!;
      if (bound < cost) swaps.push({ u, i, bound });
    }
  }
  swaps.sort((a, b) => a.bound - b.bound || a.u - b.u || a.i - b.i);
  let used = 0;
  for (const { u, i } of swaps) {
    if (used >= trials) break;
    used++;
    const other = chosen.slice();
    other[i] = u;
    const now = capacitatedCost(costs, other, cost);
    if (now < cost - 1e-9 * Math.max(1, cost)) return { swapped: { chosen: other, cost: now }, used };
  }
  return { used };
}
