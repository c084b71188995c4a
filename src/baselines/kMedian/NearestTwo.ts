import type { MedianCosts } from './medianCosts';

/** Of every client the nearest and the second nearest chosen place: what a swap is judged by. */
export class NearestTwo {
  /** Position in `chosen` of the nearest. */
  readonly first: Int32Array;
  readonly firstDistance: Float64Array;
  /** +Infinity where one place is chosen. */
  readonly secondDistance: Float64Array;
  /** Σ w(v) times the distance to the nearest. */
  cost = 0;

  constructor(
    private readonly costs: MedianCosts,
    readonly chosen: Int32Array,
  ) {
    const p = costs.clients.length;
    this.first = new Int32Array(p);
    this.firstDistance = new Float64Array(p);
    this.secondDistance = new Float64Array(p);
    this.update();
  }

  /** After `chosen` was changed. O(K n). */
  update(): void {
    const { chosen, first, firstDistance, secondDistance } = this;
    const { distances, demand } = this.costs;
    const p = first.length;
    firstDistance.fill(Number.POSITIVE_INFINITY);
    secondDistance.fill(Number.POSITIVE_INFINITY);
    for (let i = 0; i < chosen.length; i++) {
      for (let v = 0, at = chosen[i]! * p; v < p; v++, at++) {
        const d = distances[at]!;
        if (d < firstDistance[v]!) {
          secondDistance[v] = firstDistance[v]!;
          firstDistance[v] = d;
          first[v] = i;
        } else if (d < secondDistance[v]!) secondDistance[v] = d;
      }
    }
    this.cost = demand.reduce((sum, w, v) => sum + w * firstDistance[v]!, 0);
  }

  /**
   * What the cost changes by when place u enters and the chosen place at position i leaves, for every i: to `changes`,
   * length K. One walk over the clients does for all K (Schubert & Rousseeuw 2021). O(n + K).
   * @param leaving from `leavingLosses`
   */
  changesBy(u: number, leaving: Float64Array, changes: Float64Array): void {
    const { first, firstDistance, secondDistance } = this;
    const { distances, demand } = this.costs;
    const p = first.length;
    let shared = 0;
    changes.set(leaving);
    for (let v = 0, at = u * p; v < p; v++, at++) {
      const d = distances[at]!;
      const second = secondDistance[v]!;
      if (d >= second) continue;
      const nearest = firstDistance[v]!;
      if (d < nearest) {
        shared += demand[v]! * (d - nearest);
        changes[first[v]!]! -= demand[v]! * (second - nearest);
      } else changes[first[v]!]! -= demand[v]! * (second - d);
    }
    for (let i = 0; i < changes.length; i++) changes[i]! += shared;
  }

  /** What the cost grows by when the chosen place at position i leaves, for every i. O(n). */
  leavingLosses(): Float64Array {
    const { first, firstDistance, secondDistance, chosen } = this;
    const { demand } = this.costs;
    const losses = new Float64Array(chosen.length);
    for (let v = 0; v < first.length; v++) losses[first[v]!]! += demand[v]! * (secondDistance[v]! - firstDistance[v]!);
    return losses;
  }
}
