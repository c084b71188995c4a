import type { Neighbors } from './nearestNeighbors';

/** How near a neighbour is: see `AffinityOptions.kernel`. */
export type AffinityKernel = 'binary' | 'gaussian' | 'local' | 'jaccard';

/** What an affinity that has died away still is, so that a neighbour stays one. */
const LEAST = 1e-30;

/**
 * The weight of each entry of neighbour lists, n x k; null where all are 1. The kernels are `affinityGraph`'s.
 * @param scales σ_i of each point
 */
export function neighborWeights(
  neighbors: Neighbors,
  kernel: AffinityKernel,
  scales: Float64Array,
): Float64Array | null {
  if (kernel === 'binary') return null;
  if (kernel === 'jaccard') return jaccard(neighbors);
  const { k, index, squared } = neighbors;
  const middle = kernel === 'gaussian' ? median(scales) : 0;
  return squared.map((d, e) => {
    // Among duplicates every width is 0: equal points have weight 1, all others none to speak of.
    if (d === 0) return 1;
    const width = kernel === 'gaussian' ? 2 * middle * middle : scales[Math.floor(e / k)] * scales[index[e]];
    return Math.max(Math.exp(-d / width), LEAST);
  });
}

/** Shared points over all points of two lists of k neighbours and the point itself. */
function jaccard({ n, k, index }: Neighbors): Float64Array {
  const size = k + 1;
  const lists = new Int32Array(n * size);
  for (let i = 0; i < n; i++) {
    const list = lists.subarray(i * size, (i + 1) * size);
    list.set(index.subarray(i * k, (i + 1) * k));
    list[k] = i;
    list.sort();
  }
  return Float64Array.from({ length: n * k }, (_, e) => {
    const shared = countShared(lists, Math.floor(e / k) * size, index[e] * size, size);
    return shared / (2 * size - shared);
  });
}

/** Of two ascending lists of `size` at `a` and `b`. */
function countShared(lists: Int32Array, a: number, b: number, size: number): number {
  const [endA, endB] = [a + size, b + size];
  let shared = 0;
  while (a < endA && b < endB) {
    const difference = lists[a] - lists[b];
    if (difference === 0) shared++;
    if (difference <= 0) a++;
    if (difference >= 0) b++;
  }
  return shared;
}

/** The mean of the middle two where there is no one in the middle. */
function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
