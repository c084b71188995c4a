import type { FacilityTable } from './FacilityTable';

/** What a swap has to lower: the mean distance, or the largest; of equals the other. */
export type SwapCriterion = 'mean' | 'maximum';

/**
 * Local search by swaps: a chosen node gives way to one that is not, as long as that lowers the criterion. The best of the K swaps
 * that bring in a node costs one look at all clients, and is made at once (Schubert & Rousseeuw's eager PAM). O(n²) a round.
 *
 * @param start K different candidates
 * @returns K different candidates, of which no single swap is better
 * @see Teitz & Bart, Operations Research 16 (1968); Schubert & Rousseeuw, "Fast and eager k-medoids clustering" (2021)
 * @example swapSearch(facilityTable(instance), start, 'mean')
 */
export function swapSearch(table: FacilityTable, start: ArrayLike<number>, criterion: SwapCriterion): Int32Array {
  const state = new SwapState(table, Int32Array.from(start), criterion);
  const { candidates } = table;
  // Ends after a whole round without a swap.
  for (let at = 0, still = 0; still < candidates.length; still++, at = (at + 1) % candidates.length) {
    if (state.tryIn(candidates[at]!)) still = -1;
  }
  return state.centres;
}

/** Largest distance of a choice, and the sum of distances by demand. */
export interface Spread {
  readonly radius: number;
  readonly sum: number;
}

/** @param centres at least one */
export function spreadOf({ n, distances, clients, demand }: FacilityTable, centres: ArrayLike<number>): Spread {
  let [radius, sum] = [0, 0];
  for (const v of clients) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let m = 0; m < centres.length; m++) nearest = Math.min(nearest, distances[centres[m]! * n + v]!);
    radius = Math.max(radius, nearest);
    sum += demand[v]! * nearest;
  }
  return { radius, sum };
}

/** Below 0 where a is better. */
export function compareSpreads(a: Spread, b: Spread, criterion: SwapCriterion): number {
  // Sums of the same numbers in another order differ in their last places.
  const bySum = Math.abs(a.sum - b.sum) <= 1e-9 * b.sum ? 0 : a.sum - b.sum;
  return criterion === 'mean' ? bySum || a.radius - b.radius : a.radius - b.radius || bySum;
}

class SwapState {
  private readonly taken: Uint8Array;
  /** Of each client: place among `centres` of its nearest, and the distances to its nearest and its second. */
  private readonly nearest: Int32Array;
  private readonly first: Float64Array;
  private readonly second: Float64Array;
  private now: Spread;
  /** Of each centre: radius and sum of its clients with it, and without it, beside the node that is looked at. */
  private readonly withIt: { radius: Float64Array; sum: Float64Array };
  private readonly without: { radius: Float64Array; sum: Float64Array };

  constructor(
    private readonly table: FacilityTable,
    readonly centres: Int32Array,
    private readonly criterion: SwapCriterion,
  ) {
    const [clients, k] = [table.clients.length, centres.length];
    this.taken = new Uint8Array(1 + (table.candidates.at(-1) ?? 0));
    for (const centre of centres) this.taken[centre] = 1;
    this.nearest = new Int32Array(clients);
    this.first = new Float64Array(clients);
    this.second = new Float64Array(clients);
    this.withIt = { radius: new Float64Array(k), sum: new Float64Array(k) };
    this.without = { radius: new Float64Array(k), sum: new Float64Array(k) };
    this.now = this.measure();
  }

  /** Makes the best swap that brings in the node, if it is better than none. */
  tryIn(node: number): boolean {
    if (this.taken[node] === 1) return false;
    this.lookAt(node);
    const { withIt, without, centres } = this;
    const total = withIt.sum.reduce((sum, one) => sum + one, 0);
    let out = -1;
    let best = this.now;
    for (let m = 0; m < centres.length; m++) {
      let radius = without.radius[m]!;
      for (let other = 0; other < centres.length; other++) {
        if (other !== m && withIt.radius[other]! > radius) radius = withIt.radius[other]!;
      }
      const spread = { radius, sum: total - withIt.sum[m]! + without.sum[m]! };
      if (compareSpreads(spread, best, this.criterion) < 0) {
        best = spread;
        out = m;
      }
    }
    if (out < 0) return false;
    this.taken[centres[out]!] = 0;
    this.taken[node] = 1;
    centres[out] = node;
    this.now = this.measure();
    return true;
  }

  private lookAt(node: number): void {
    const { n, distances, clients, demand } = this.table;
    const { nearest, first, second, withIt, without } = this;
    for (const { radius, sum } of [withIt, without]) {
      radius.fill(0);
      sum.fill(0);
    }
    const row = node * n;
    for (let i = 0; i < clients.length; i++) {
      const v = clients[i]!;
      const m = nearest[i]!;
      const d = distances[row + v]!;
      const kept = Math.min(d, first[i]!);
      const left = Math.min(d, second[i]!);
      withIt.sum[m]! += demand[v]! * kept;
      without.sum[m]! += demand[v]! * left;
      if (kept > withIt.radius[m]!) withIt.radius[m] = kept;
      if (left > without.radius[m]!) without.radius[m] = left;
    }
  }

  private measure(): Spread {
    const { n, distances, clients, demand } = this.table;
    const { centres, nearest, first, second } = this;
    let [radius, sum] = [0, 0];
    for (let i = 0; i < clients.length; i++) {
      const v = clients[i]!;
      first[i] = Number.POSITIVE_INFINITY;
      second[i] = Number.POSITIVE_INFINITY;
      for (let m = 0; m < centres.length; m++) {
        const d = distances[centres[m]! * n + v]!;
        if (d < first[i]!) {
          second[i] = first[i]!;
          first[i] = d;
          nearest[i] = m;
        } else if (d < second[i]!) second[i] = d;
      }
      radius = Math.max(radius, first[i]!);
      sum += demand[v]! * first[i]!;
    }
    return { radius, sum };
  }
}
