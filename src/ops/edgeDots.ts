import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../graph/Graph';
import { customOp } from './customOp';
import { requireNodeRows } from './requireNodeRows';

/**
 * x_u · x_v for each edge, in the order of `graph.forEachEdge`: for a soft partition, how likely both ends are in one part. For
 * losses that bend it before they add it up, Σ_{u,v} w_uv f(x_u · x_v): `weightedSum(f(edgeDots(graph, x)), weights)`. Where f is
 * the identity, `edgeSum` is faster. O(m K), forward and backward.
 *
 * @param graph the n nodes and m edges
 * @param x n x K
 * @returns m numbers; weights are not in them
 * @throws InputError when x has not n rows
 * @example ops.edgeDots(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor2d([[1], [2], [4]])) // 2, 8
 */
export function edgeDots(graph: Graph, x: tf.Tensor): tf.Tensor1D {
  const k = requireNodeRows('edgeDots', graph, x);
  return customOp<tf.Tensor1D>({
    inputs: [x],
    forward(device, [values]) {
      const output = device.alloc(graph.m);
      let edge = 0;
      graph.forEachEdge((u, v) => {
        let dot = 0;
        for (let c = 0; c < k; c++) dot += values![u * k + c]! * values![v * k + c]!;
        output[edge++] = dot;
      });
      return { output, shape: [graph.m] };
    },
    backward(device, g, { inputs: [values] }) {
      const dx = device.alloc(graph.n * k).fill(0);
      let edge = 0;
      graph.forEachEdge((u, v) => {
        const scale = g[edge++]!;
        for (let c = 0; c < k; c++) {
          dx[u * k + c]! += scale * values![v * k + c]!;
          dx[v * k + c]! += scale * values![u * k + c]!;
        }
      });
      return [dx];
    },
  });
}
