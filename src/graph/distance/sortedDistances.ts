/** All n nodes by their distance from each of p targets: what `ops.sortedDistance` walks. */
export interface SortedDistances {
  /** Nodes. */
  readonly n: number;
  /** Targets. */
  readonly p: number;
  /** p x n, row by row: nodes from the nearest to the farthest; those out of reach last. */
  readonly order: Uint16Array | Int32Array;
  /** p x n, their distances, ascending; none above `farthest`. */
  readonly distances: Float32Array;
  /** How far a node counts as where nothing is chosen, and where it cannot be reached. */
  readonly farthest: number;
}

/**
 * Rows of distances, sorted: two or four bytes and four more for each of p n pairs.
 *
 * @param targets p nodes
 * @param search the distances from a node to all n (+Infinity out of reach) and the nodes it reaches, by ascending distance
 * @param options.farthest what a distance counts as at most
 * @param options.unit what a distance of 1 is in units of `search` and `farthest`; default 1
 * @example sortedDistances(3, [0], (v) => new ShortestPaths(graph, lengths).from([v]), { farthest: 9 })
 */
export function sortedDistances(
  n: number,
  targets: ArrayLike<number>,
  search: (target: number) => { readonly distance: ArrayLike<number>; readonly order: ArrayLike<number> },
  { farthest, unit = 1 }: { farthest: number; unit?: number },
): SortedDistances {
  const p = targets.length;
  const order = n <= 65_536 ? new Uint16Array(p * n) : new Int32Array(p * n);
  const distances = new Float32Array(p * n).fill(farthest / unit);
  const seen = new Uint8Array(n);
  for (let t = 0; t < p; t++) {
    const found = search(targets[t]!);
    seen.fill(0);
    let at = t * n;
    for (let i = 0; i < found.order.length; i++) {
      const node = found.order[i]!;
      seen[node] = 1;
      order[at] = node;
      distances[at++] = Math.min(found.distance[node]!, farthest) / unit;
    }
    for (let node = 0; node < n; node++) if (seen[node] === 0) order[at++] = node;
  }
  return { n, p, order, distances, farthest: farthest / unit };
}
