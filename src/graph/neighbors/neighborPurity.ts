import type { Neighbors } from './nearestNeighbors';

/**
 * The share of neighbours that have their point's own label: how much of the classes a neighbour graph holds. It looks at
 * labels, so it measures and never chooses.
 * @param labels length n
 * @example neighborPurity(nearestNeighbors(points, { k: 10 }), labels)
 */
export function neighborPurity({ n, k, index }: Neighbors, labels: ArrayLike<number>): number {
  let same = 0;
  for (let e = 0; e < n * k; e++) if (labels[index[e]] === labels[Math.floor(e / k)]) same++;
  return same / (n * k);
}
