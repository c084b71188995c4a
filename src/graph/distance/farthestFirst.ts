export interface FarthestFirst {
  /** Different nodes, in the order chosen. */
  readonly centres: Int32Array;
  /** The largest distance from a node to the nearest centre, as the rows have it. */
  readonly radius: number;
}

/**
 * Farthest-first traversal: the node `first`, then again and again the node farthest from all chosen so far (ties: lowest
 * index). Its radius is at most twice the smallest that as many centres can have. O(k n) and k rows of distances.
 *
 * @param k between 1 and n
 * @param rowOf the distances from a node to all n; unreachable ones larger than all others
 * @see Gonzalez, "Clustering to minimize the maximum intercluster distance", TCS 1985
 */
export function farthestFirst(
  n: number,
  k: number,
  first: number,
  rowOf: (node: number) => ArrayLike<number>,
): FarthestFirst {
  const centres = new Int32Array(k);
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let centre = first;
  for (let step = 0; step < k; step++) {
    centres[step] = centre;
    const row = rowOf(centre);
    for (let v = 0; v < n; v++) nearest[v] = Math.min(nearest[v], row[v]);
    // Below any distance, so that it is not chosen again where different nodes are at distance 0.
    nearest[centre] = -1;
    centre = 0;
    for (let v = 1; v < n; v++) if (nearest[v] > nearest[centre]) centre = v;
  }
  return { centres, radius: Math.max(0, nearest[centre]) };
}
