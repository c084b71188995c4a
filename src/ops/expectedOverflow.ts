import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/** Whom each of p clients turns to: all n nodes in the order of its preference, nearest first. */
export interface Preferences {
  /** Nodes. */
  readonly n: number;
  /** p x n, row by row: every node once in each. */
  readonly order: Uint16Array | Int32Array;
  /** Length p: how much demand stands behind each client. */
  readonly demand: Float64Array;
}

/** As in `expectedDistance`: a node chosen with certainty keeps this chance of being left out. */
const SMALLEST = 1e-6;

/** A client that is served with all but this chance looks no further. */
const SERVED = 1e-9;

/**
 * The demand that chosen nodes cannot take, when each client turns to the first chosen one of its preferences. S holds each node
 * u independently with probability x_u, and u, if chosen, expects the load
 *
 *   L_u = Σ_v w_v Π_{u' before u in the order of v} (1 − x_{u'}),        result  Σ_u x_u max(0, L_u − c_u).
 *
 * O(p n) at most, both ways: a client's walk ends where it is served for certain. 1 − x is kept above 1e-6.
 *
 * @param x n marginals in [0, 1]
 * @param capacity c, length n, in the unit of the demand
 * @returns a scalar, in the unit of the demand
 * @throws InputError when x or the capacities have not n entries
 * @example ops.expectedOverflow({ n: 2, order: Uint16Array.of(0, 1, 1, 0), demand: Float64Array.of(1, 1) }, tf.tensor1d([1, 0]), [1, 1]) // 1
 */
export function expectedOverflow(preferences: Preferences, x: tf.Tensor1D, capacity: ArrayLike<number>): tf.Scalar {
  const { n, order, demand } = preferences;
  for (const [what, size] of [
    ['marginals', x.size],
    ['capacities', capacity.length],
  ] as const)
    if (size !== n) throw new InputError({ what: 'expectedOverflow', expected: `n = ${n} ${what}`, actual: `${size}` });
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [marginals]) {
      const loads = new Float64Array(n);
      for (let t = 0; t < demand.length; t++) {
        let left = demand[t]!;
        const enough = SERVED * left;
        for (let at = t * n; at < (t + 1) * n && left > enough; at++) {
          const u = order[at]!;
          loads[u]! += left;
          left *= Math.max(1 - marginals[u], SMALLEST);
        }
      }
      const over = device.alloc(n);
      let sum = 0;
      for (let u = 0; u < n; u++) {
        over[u] = Math.max(0, loads[u]! - capacity[u]!);
        sum += marginals[u] * over[u];
      }
      const output = device.alloc(1);
      output[0] = sum;
      return { output, shape: [], saved: [over] };
    },
    backward(device, g, { inputs: [marginals], saved: [over] }) {
      const dx = device.alloc(n);
      const sums = new Float64Array(n);
      const lefts = new Float64Array(n);
      for (let t = 0; t < demand.length; t++) {
        let left = demand[t]!;
        const enough = SERVED * left;
        const first = t * n;
        let end = 0;
        for (; end < n && left > enough; end++) {
          const u = order[first + end]!;
          lefts[end] = left;
          left *= Math.max(1 - marginals[u], SMALLEST);
        }
        // Had u more of a chance, less would get to those after it.
        let later = 0;
        for (let j = end - 1; j >= 0; j--) {
          const u = order[first + j]!;
          sums[u]! -= later;
          if (over[u] > 0) later += lefts[j]! * marginals[u];
        }
      }
      for (let u = 0; u < n; u++) dx[u] = g[0]! * (over[u] + sums[u]! / Math.max(1 - marginals[u], SMALLEST));
      return [dx];
    },
  });
}
