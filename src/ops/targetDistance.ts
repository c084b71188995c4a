import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { TargetHops } from '../graph/distance/targetHops';
import { customOp } from './customOp';

/**
 * `expectedDistance` of p target nodes only, on graphs whose n² pairs do not fit into memory: E[d(v, S)] for every target v,
 * where S holds each of the n nodes u independently with probability x_u. O(p n) time, p n bytes.
 *
 * @param hops the distances, see `targetHops`
 * @param x n marginals in [0, 1]
 * @returns p expected distances in [0, cap]
 * @throws InputError when x has not n entries
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
