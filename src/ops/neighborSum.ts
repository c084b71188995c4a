import type * as tf from '@tensorflow/tfjs-core';
import type { Graph } from '../graph/Graph';
import type { Device } from '../kernels/Device';
import type { Floats } from '../kernels/Floats';
import { customOp } from './customOp';
import { requireNodeRows } from './requireNodeRows';

/**
 * A x: for each node the (weighted) sum of its neighbours' rows, the building block of an objective of your own. The share
 * of edges within parts of a soft partition r is Tr(rᵀ A r) / 2m, `r.mul(neighborSum(graph, r)).sum().div(2 * graph.m)`; for
 * such a product `edgeSum` is shorter. O(m K), forward and backward; stock `tf.gather` over an edge list takes O(n m K) for its gradient.
 *
 * @param graph A, n x n, symmetric
 * @param x n x K
 * @returns n x K
 * @throws InputError when x has not n rows
 * @example ops.neighborSum(Graph.fromEdges(3, [0, 1], [1, 2]), tf.tensor2d([[1], [2], [4]])) // 2, 5, 2
 */
export function neighborSum(graph: Graph, x: tf.Tensor): tf.Tensor2D {
  const { n } = graph;
  const k = requireNodeRows('neighborSum', graph, x);
  const product = (device: Device, values: Floats): Floats => multiplied(device, graph, values, k);
  return customOp<tf.Tensor2D>({
    inputs: [x],
    forward: (device, [values]) => ({ output: product(device, values), shape: [n, k] }),
    backward: (device, g) => [product(device, g)],
  });
}

/** A x in an array of the device's. */
export function multiplied(device: Device, graph: Graph, x: Floats, k: number): Floats {
  const output = device.alloc(graph.n * k);
  const weights = graph.weights === null ? null : device.constant(graph.weights);
  const [rowPtr, colIdx] = [device.constant(graph.rowPtr), device.constant(graph.colIdx)];
  device.kernels.spmm(rowPtr, colIdx, weights, null, null, 0, x, k, null, graph.n, output);
  return output;
}
