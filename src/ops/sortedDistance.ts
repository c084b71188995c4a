import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { SortedDistances } from '../graph/distance/sortedDistances';
import { customOp } from './customOp';

/** A node chosen with certainty keeps this chance of being left out, in the product and in the divisor of the gradient. */
const SMALLEST = 1e-6;

/**
 * `expectedDistance` for distances of any kind, as lengths of roads: for each of p targets v, with the nodes u_1 … u_n in order
 * of their distance d_1 ≤ … ≤ d_n from v and d_{n+1} = D where nothing is chosen,
 *
 *   E[d(v, S)] = d_1 + Σ_{j = 1}^{n} (d_{j+1} − d_j) Π_{i ≤ j} (1 − x_{u_i})
 *
 * where S holds each node u independently with probability x_u. O(p n); a target whose gradient is 0 costs nothing on the way
 * back. 1 − x is kept above 1e-6, so the gradient at x = 1 is finite.
 *
 * @param sorted the distances and D, see `sortedDistances`
 * @param x n marginals in [0, 1]
 * @returns p expected distances in [0, D]
 * @throws InputError when x has not n entries
 * @example ops.sortedDistance(sorted, tf.tensor1d([0.5, 0])) // of nodes at 0 and 2.5 with D = 2.5: 1.25
 */
export function sortedDistance(sorted: SortedDistances, x: tf.Tensor1D): tf.Tensor1D {
  const { n, p, order, distances, farthest } = sorted;
  if (x.size !== n)
    throw new InputError({ what: 'sortedDistance', expected: `n = ${n} marginals`, actual: `${x.size}` });
  const gap = (at: number, last: number): number => (at === last ? farthest : distances[at + 1]!) - distances[at]!;
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [marginals]) {
      const output = device.alloc(p);
      for (let t = 0; t < p; t++) {
        const last = (t + 1) * n - 1;
        let expected = n === 0 ? farthest : distances[t * n]!;
        let left = 1;
        for (let at = t * n; at <= last; at++) {
          left *= Math.max(1 - marginals[order[at]!], SMALLEST);
          expected += gap(at, last) * left;
        }
        output[t] = expected;
      }
      return { output, shape: [p] };
    },
    backward(device, g, { inputs: [marginals] }) {
      const dx = device.alloc(n);
      const sums = new Float64Array(n);
      const beyond = new Float64Array(n);
      for (let t = 0; t < p; t++) {
        if (g[t] === 0) continue;
        const first = t * n;
        let left = 1;
        for (let j = 0; j < n; j++) {
          left *= Math.max(1 - marginals[order[first + j]!], SMALLEST);
          beyond[j] = gap(first + j, first + n - 1) * left;
        }
        let sum = 0;
        for (let j = n - 1; j >= 0; j--) {
          sum += beyond[j]!;
          sums[order[first + j]!]! -= g[t] * sum;
        }
      }
      for (let u = 0; u < n; u++) dx[u] = sums[u]! / Math.max(1 - marginals[u], SMALLEST);
      return [dx];
    },
  });
}
