import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { Levels } from '../graph/distance/levelsOf';
import type { Device } from '../kernels/Device';
import { customOp } from './customOp';

/**
 * E[d(v, S)] for every node v, where S holds each node u independently with probability x_u, d counts hops to the nearest
 * chosen node, and an empty or unreachable S is at distance D = `levels.cap` (ClusterNet, section 5, facility location):
 *
 *   E[d(v, S)] = Σ_{t = 0}^{D − 1} Π_{u: d(u, v) ≤ t} (1 − x_u)
 *
 * Distances are small integers, so products over groups of nodes do: O(n²) additions and O(n D) exponentials, against
 * O(n² log n) and n² products for the sorted form. 1 − x is kept above 1e-6, so the gradient at x = 1 is finite.
 *
 * @param levels the distances, see `levelsOf`
 * @param x n marginals in [0, 1]
 * @returns n expected distances in [0, D], hops
 * @throws InputError when x has not n entries
 * @example ops.expectedDistance(levelsOf(allPairsHops(Graph.fromEdges(2, [0], [1])), 1), tf.tensor1d([0.5, 0])) // 0.5, 1
 */
export function expectedDistance(levels: Levels, x: tf.Tensor1D): tf.Tensor1D {
  const { n, cap } = levels;
  if (x.size !== n)
    throw new InputError({ what: 'expectedDistance', expected: `n = ${n} marginals`, actual: `${x.size}` });
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [marginals]) {
      const { ids, starts, groups, omitted } = onDevice(levels, device);
      const groupCount = levels.starts.length - 1;
      const scratch = device.alloc(n + 1 + groupCount);
      const survival = device.alloc(n * cap);
      const output = device.alloc(n);
      const { kernels } = device;
      kernels.expectedDistance(ids, starts, groupCount, groups, omitted, marginals, n, cap, scratch, survival, output);
      device.free(scratch);
      return { output, shape: [n], saved: [survival] };
    },
    backward(device, g, { inputs: [marginals], saved: [survival] }) {
      const { ids, starts, groups, omitted, walk, walkStarts } = onDevice(levels, device);
      const scratch = device.alloc((cap + 6) * (n + 1));
      const dx = device.alloc(n);
      device.kernels.expectedDistanceGrad(
        ids,
        starts,
        groups,
        omitted,
        walk,
        walkStarts,
        marginals,
        survival,
        g,
        n,
        cap,
        scratch,
        dx,
      );
      device.free(scratch);
      return [dx];
    },
  });
}

function onDevice(levels: Levels, device: Device) {
  const { ids, starts, groups, omitted, walk, walkStarts } = levels;
  return {
    ids: device.constant(ids),
    starts: device.constant(starts),
    groups: device.constant(groups),
    omitted: device.constant(omitted),
    walk: device.constant(walk),
    walkStarts: device.constant(walkStarts),
  };
}
