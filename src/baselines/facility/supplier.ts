import type { DistanceMatrix } from '../../graph/distance/DistanceMatrix';

/** Who is to be served and who may serve, where that is not everybody. */
export interface SupplierOptions {
  /** Number of centres K, between 1 and the number of candidates. */
  k: number;
  /** Length n: nodes above 0 are to be near a centre; in a mean they count by it. */
  demand: ArrayLike<number>;
  /** Length n: 1 where a centre may be. */
  candidate: ArrayLike<number>;
  /**
   * Component of each node where there are several. A centre is held back for each that has a demand and no centre yet; K
   * is at least their number.
   */
  components?: ArrayLike<number>;
}

/** Components that have a demand and no centre yet. */
export class Unserved {
  private readonly waiting: Set<number>;

  constructor(private readonly options: SupplierOptions) {
    const { demand, components } = options;
    this.waiting = new Set();
    for (let v = 0; v < demand.length; v++) if (demand[v]! > 0) this.waiting.add(components?.[v] ?? 0);
  }

  /** Whether a centre may go to u when so many are left to be placed. */
  mayTake(u: number, left: number): boolean {
    const { candidate, components } = this.options;
    return candidate[u] === 1 && (left > this.waiting.size || this.waiting.has(components?.[u] ?? 0));
  }

  serve(u: number): void {
    this.waiting.delete(this.options.components?.[u] ?? 0);
  }
}

/**
 * Greedy k-supplier: K times the candidate that leaves fewest nodes with a demand out of reach, then the smallest largest
 * distance, then (`ties` 'mean') the smallest mean distance by demand, then the lowest index. O(K n²).
 *
 * @returns K different candidates, in the order chosen
 * @example greedySupplier(allPairsLengths(graph, lengths), { k: 2, demand, candidate, ties: 'mean' })
 */
export function greedySupplier(
  { n, distances }: DistanceMatrix,
  options: SupplierOptions & { ties: 'index' | 'mean' },
): Int32Array {
  const { k, demand, ties } = options;
  const unserved = new Unserved(options);
  const served = Int32Array.from({ length: n }, (_, v) => v).filter((v) => demand[v]! > 0);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const centres = new Int32Array(k);
  const chosen = new Uint8Array(n);
  for (let step = 0; step < k; step++) {
    let best = -1;
    let [bestLost, bestRadius, bestSum] = [0, 0, 0];
    for (let u = 0; u < n; u++) {
      if (chosen[u] === 1 || !unserved.mayTake(u, k - step)) continue;
      let [lost, radius, sum] = [0, 0, 0];
      for (const v of served) {
        const d = Math.min(nearest[v]!, distances[u * n + v]!);
        if (d === Number.POSITIVE_INFINITY) lost++;
        else {
          if (d > radius) radius = d;
          sum += demand[v]! * d;
        }
      }
      const order = lost - bestLost || radius - bestRadius || (ties === 'mean' ? sum - bestSum : 0);
      if (best >= 0 && order >= 0) continue;
      best = u;
      [bestLost, bestRadius, bestSum] = [lost, radius, sum];
    }
    centres[step] = best;
    chosen[best] = 1;
    unserved.serve(best);
    for (const v of served) nearest[v] = Math.min(nearest[v]!, distances[best * n + v]!);
  }
  return centres;
}

/**
 * Farthest-first traversal where not every node is to be served or may serve: the node with a demand that is farthest from all
 * centres so far (the first one by `first`) gets the nearest candidate that is still free. At most three times the best possible
 * radius in a connected graph (Hochbaum & Shmoys 1986). O(K n) and K searches.
 *
 * @param rowOf the distances from a node to all n, +Infinity out of reach
 * @returns K different candidates, in the order chosen
 * @example farthestSupplier(n, first, (v) => paths.from([v]).distance, { k: 2, demand, candidate })
 */
export function farthestSupplier(
  n: number,
  first: number,
  rowOf: (node: number) => ArrayLike<number>,
  options: SupplierOptions,
): Int32Array {
  const { k, demand } = options;
  const unserved = new Unserved(options);
  const nearest = Float64Array.from({ length: n }, (_, v) => (demand[v]! > 0 ? Number.POSITIVE_INFINITY : -1));
  const centres = new Int32Array(k);
  const chosen = new Uint8Array(n);
  let client = first;
  for (let step = 0; step < k; step++) {
    const from = Float64Array.from(rowOf(client));
    let centre = -1;
    for (let u = 0; u < n; u++) {
      if (chosen[u] === 1 || !unserved.mayTake(u, k - step)) continue;
      if (centre < 0 || from[u]! < from[centre]!) centre = u;
    }
    centres[step] = centre;
    chosen[centre] = 1;
    unserved.serve(centre);
    const row = rowOf(centre);
    for (let v = 0; v < n; v++) nearest[v] = Math.min(nearest[v]!, row[v]!);
    client = 0;
    for (let v = 1; v < n; v++) if (nearest[v]! > nearest[client]!) client = v;
  }
  return centres;
}
