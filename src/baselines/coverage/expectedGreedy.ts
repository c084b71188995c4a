import { requireInteger } from '../../errors';
import type { DenseGraph } from '../../graph/DenseGraph';

/**
 * K nodes by greed on a predicted graph, whose weights are chances that an edge exists: each time the one that adds most to
 * Σ_v w(v) (1 − [v ∉ S] Π_{u ∈ S} (1 − p_uv)), what is expected to be covered. At least 1 − 1/e of the best expectation. O(n² K).
 *
 * @param weight length n
 * @returns K nodes, ascending
 * @throws InputError unless 1 <= k <= n
 * @example expectedGreedy(new DenseGraph(2, Float32Array.of(0, 0.5, 0.5, 0)), [1, 1], 1) // Int32Array [0]
 */
export function expectedGreedy({ n, weights }: DenseGraph, weight: ArrayLike<number>, k: number): Int32Array {
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  /** w(v) times the chance that v is not covered yet. */
  const open = Float64Array.from(weight);
  const chosen: number[] = [];
  while (chosen.length < k) {
    let [best, most] = [-1, Number.NEGATIVE_INFINITY];
    for (let u = 0; u < n; u++) {
      if (chosen.includes(u)) continue;
      let gain = open[u]!;
      for (let v = 0; v < n; v++) if (v !== u) gain += open[v]! * Math.min(1, weights[u * n + v]!);
      if (gain > most) [best, most] = [u, gain];
    }
    chosen.push(best);
    for (let v = 0; v < n; v++) open[v]! *= v === best ? 0 : 1 - Math.min(1, weights[best * n + v]!);
  }
  return Int32Array.from(chosen).sort();
}
