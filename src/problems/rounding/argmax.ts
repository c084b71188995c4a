/**
 * Hard partition from a soft one: the part with the largest weight, the first of equals (ClusterNet, section 4.3, step 3).
 * Throws nothing.
 *
 * @param r n x K, row-major
 * @param k K, columns of r
 * @returns a label in [0, K) for each of the n nodes
 * @example argmax([0.2, 0.8, 0.6, 0.4], 2) // 1, 0
 */
export function argmax(r: ArrayLike<number>, k: number): Int32Array {
  const n = r.length / k;
  const labels = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let c = 1; c < k; c++) if (r[i * k + c] > r[i * k + best]) best = c;
    labels[i] = best;
  }
  return labels;
}
