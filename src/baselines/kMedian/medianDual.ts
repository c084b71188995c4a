import type { MedianCosts } from './medianCosts';

/**
 * The Lagrangean dual of a median problem: without the constraints that every client is served exactly once, each unit of its
 * demand paid μ_v,
 *
 *     L(μ) = Σ_v w(v) μ_v + min_{|S| = K} Σ_{u in S} ρ_u,    ρ_u = min Σ_v w(v) (d(u, v) − μ_v) y_uv,   0 <= y <= 1,
 *
 * and Σ_v w(v) y_uv <= c(u) where places have capacities. No solution costs less than L, whatever μ; its maximum is the bound of
 * the linear program (Geoffrion 1974).
 */
export class MedianDual {
  private readonly keys: Float64Array;
  private readonly items: Int32Array;

  /** @param capacity of each place; absent: as much as there is */
  constructor(
    private readonly costs: MedianCosts,
    private readonly capacity?: ArrayLike<number>,
  ) {
    this.keys = new Float64Array(costs.clients.length);
    this.items = new Int32Array(costs.clients.length);
  }

  /** ρ of place u. O(n). @param cover if given, gets y_uv added for every client */
  worth(u: number, mu: Float64Array, cover?: Float64Array): number {
    const { distances, demand } = this.costs;
    const p = demand.length;
    const { keys, items } = this;
    let sum = 0;
    let room = 0;
    let count = 0;
    for (let v = 0, at = u * p; v < p; v++, at++) {
      const d = distances[at]!;
      if (d >= mu[v]!) continue;
      const w = demand[v]!;
      sum += w * (d - mu[v]!);
      room += w;
      if (cover !== undefined) cover[v]! += 1;
      if (this.capacity === undefined) continue;
      keys[count] = d - mu[v]!;
      items[count++] = v;
    }
    const limit = this.capacity?.[u] ?? Number.POSITIVE_INFINITY;
    return room <= limit ? sum : sum - this.given(count, room - limit, cover);
  }

  /** The least worth that `excess` units of demand among the first `count` items have: what a place without room gives up. */
  private given(count: number, excess: number, cover?: Float64Array): number {
    const { keys, items } = this;
    const { demand } = this.costs;
    let [low, high, left, sum] = [0, count, excess, 0];
    const giveUp = (at: number): void => {
      const v = items[at]!;
      const amount = Math.min(left, demand[v]!);
      sum += amount * keys[at]!;
      left -= amount;
      if (cover !== undefined) cover[v]! -= amount / demand[v]!;
    };
    // The largest keys go: quickselect, whole ranges at a time.
    while (high - low > 1 && left > 0) {
      const pivot = keys[(low + high) >> 1]!;
      let i = low;
      let j = high - 1;
      while (i <= j) {
        while (keys[i]! > pivot) i++;
        while (keys[j]! < pivot) j--;
        if (i > j) break;
        [keys[i], keys[j]] = [keys[j]!, keys[i]!];
        [items[i], items[j]] = [items[j]!, items[i]!];
        i++;
        j--;
      }
      let front = 0;
      for (let at = low; at <= j; at++) front += demand[items[at]!]!;
      if (front > left) high = j + 1;
      else {
        for (let at = low; at < i && left > 0; at++) giveUp(at); // from j on all are equal
        low = i;
      }
    }
    for (let at = low; at < high && left > 0; at++) giveUp(at);
    return sum;
  }
}
