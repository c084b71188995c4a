import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { customOp } from './customOp';

/** Sets of nodes, each worth something as soon as one of its nodes is chosen. */
export interface CoverSets {
  /** Nodes. */
  readonly n: number;
  /** Where the nodes of each of s sets begin in `members`; length s + 1. */
  readonly rowPtr: Int32Array;
  /** Nodes of the sets, one set after the other, each node once a set. */
  readonly members: Int32Array;
  /** What a set that is hit is worth, length s, at least 0. */
  readonly worth: Float64Array;
}

/** A node chosen with certainty keeps this chance of being left out, in the product and in the divisor of the gradient. */
const SMALLEST = 1e-6;

/**
 * What is expected to be covered where each node u is chosen independently with probability x_u:
 *
 *   E = Σ_g worth_g (1 − Π_{u ∈ g} (1 − x_u)).
 *
 * With the closed neighbourhoods as sets it counts the nodes within one hop of a chosen one (maximum coverage), with the components of
 * live-edge samples those that a cascade reaches (influence). O(nodes of all sets), forward and backward. 1 − x is kept above
 * 1e-6, so the gradient at x = 1 is finite.
 *
 * @param sets s sets of n nodes
 * @param x n marginals in [0, 1]
 * @returns a scalar in [0, Σ worth]
 * @throws InputError when x has not n entries
 * @example
 * const sets = { n: 2, rowPtr: Int32Array.of(0, 2), members: Int32Array.of(0, 1), worth: Float64Array.of(1) };
 * ops.expectedCover(sets, tf.tensor1d([0.5, 0.5])); // 0.75
 */
export function expectedCover({ n, rowPtr, members, worth }: CoverSets, x: tf.Tensor): tf.Scalar {
  if (x.size !== n)
    throw new InputError({ what: 'expectedCover', expected: `n = ${n} marginals`, actual: `${x.size}` });
  const count = worth.length;
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [marginals]) {
      const missed = device.alloc(count);
      let sum = 0;
      for (let g = 0; g < count; g++) {
        let left = 1;
        for (let e = rowPtr[g]!; e < rowPtr[g + 1]!; e++) left *= Math.max(1 - marginals![members[e]!]!, SMALLEST);
        missed[g] = left;
        sum += worth[g]! * (1 - left);
      }
      const output = device.alloc(1);
      output[0] = sum;
      return { output, shape: [], saved: [missed] };
    },
    backward(device, [g], { inputs: [marginals], saved: [missed] }) {
      const sums = new Float64Array(n);
      for (let s = 0; s < count; s++) {
        const slope = worth[s]! * missed![s]!;
        for (let e = rowPtr[s]!; e < rowPtr[s + 1]!; e++) sums[members[e]!]! += slope;
      }
      const dx = device.alloc(n);
      for (let u = 0; u < n; u++) dx[u] = (g! * sums[u]!) / Math.max(1 - marginals![u]!, SMALLEST);
      return [dx];
    },
  });
}
