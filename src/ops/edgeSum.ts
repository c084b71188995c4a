import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';
import { multiplied } from './neighborSum';
import { requireNodeRows } from './requireNodeRows';

/**
 * Σ_{u,v} w_uv x_u · x_v over the edges, each once: ½ Tr(xᵀ A x). For a soft partition r it is the expected weight of the edges
 * within parts; with `degreeSum` it makes modularity, cuts and the like. O(m K) forward, O(n K) backward.
 *
 * @param graph the n nodes, and the edges with their weights (1 without)
 * @param x n x K
 * @returns a scalar
 * @throws InputError when x has not n rows
 * @example ops.edgeSum(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor2d([[1], [2], [4]])) // 1·2 + 2·4 = 10
 */
export function edgeSum(graph: Graph, x: tf.Tensor): tf.Scalar {
  const k = requireNodeRows('edgeSum', graph, x);
  const size = graph.n * k;
  return customOp<tf.Scalar>({
    inputs: [x],
    forward(device, [values]) {
      const ax = multiplied(device, graph, values!, k);
      const output = device.alloc(1);
      output[0] = device.kernels.dot(values!, ax, size) / 2;
      return { output, shape: [], saved: [ax] };
    },
    backward(device, g, { saved: [ax] }) {
      const dx = device.alloc(size);
      for (let i = 0; i < size; i++) dx[i] = g[0]! * ax![i]!;
      return [dx];
    },
  });
}
