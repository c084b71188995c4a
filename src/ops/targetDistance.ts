import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { TargetHops } from '../graph/distance/targetHops';
import { customOp } from './customOp';

/**
 * `expectedDistance` of p target nodes only, on graphs whose n² pairs do not fit into memory: for every target v
 * E[d(v, S)] = Σ_{t = 0}^{D − 1} Π_{u: d(u, v) ≤ t} (1 − x_u), where S holds each of the n nodes u independently with
 * probability x_u. O(p n) time, p n bytes.
 *
 * @param hops the distances and D, see `targetHops`
 * @param x n marginals in [0, 1]
 * @returns p expected distances in [0, D], hops
 * @throws InputError when x has not n entries
 * @example ops.targetDistance(targetHops(Graph.fromEdges(2, [0], [1]), Int32Array.of(1), 1), tf.tensor1d([0.5, 0])) // 1
 */
export function targetDistance(hops: TargetHops, x: tf.Tensor1D): tf.Tensor1D {
  const { n, p, cap, distances } = hops;
  if (x.size !== n) {
    throw new InputError({ what: 'targetDistance', expected: `n = ${n} marginals`, actual: `${x.size}` });
  }
  const bytes = distances.BYTES_PER_ELEMENT;
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [marginals]) {
      const scratch = device.alloc(2 * n + 8 * (cap + 1));
      const survival = device.alloc(p * cap);
      const output = device.alloc(p);
      const rows = device.constant(distances);
      device.kernels.targetDistance(rows, bytes, marginals, n, p, cap, scratch, survival, output);
      device.free(scratch);
      return { output, shape: [p], saved: [survival] };
    },
    backward(device, g, { inputs: [marginals], saved: [survival] }) {
      const scratch = device.alloc(4 * (cap + 1));
      const dx = device.alloc(n);
      const rows = device.constant(distances);
      device.kernels.targetDistanceGrad(rows, bytes, marginals, survival, g, n, p, cap, scratch, dx);
      device.free(scratch);
      return [dx];
    },
  });
}
