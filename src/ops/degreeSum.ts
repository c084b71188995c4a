import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';
import { requireNodeRows } from './requireNodeRows';

/**
 * xᵀ d, d the (weighted) degrees: for a soft partition r, the expected degrees in each part, which modularity compares edges with
 * and normalised cuts divide by. O(n K), forward and backward.
 *
 * @param graph the n nodes and their degrees
 * @param x n x K
 * @returns K numbers; of an r whose rows sum to 1 they sum to 2m
 * @throws InputError when x has not n rows
 * @example ops.degreeSum(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor2d([[1, 0], [0, 1], [1, 0]])) // 2, 2
 */
export function degreeSum(graph: Graph, x: tf.Tensor): tf.Tensor1D {
  const k = requireNodeRows('degreeSum', graph, x);
  const degrees = graph.strengths();
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [values]) {
      const sums = new Float64Array(k);
      for (let i = 0, at = 0; i < graph.n; i++) for (let c = 0; c < k; c++) sums[c]! += degrees[i]! * values![at++]!;
      const output = device.alloc(k);
      output.set(sums);
      return { output, shape: [k] };
    },
    backward(device, g) {
      const dx = device.alloc(graph.n * k);
      for (let i = 0, at = 0; i < graph.n; i++) for (let c = 0; c < k; c++) dx[at++] = degrees[i]! * g[c]!;
      return [dx];
    },
  });
}
