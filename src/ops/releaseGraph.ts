import type { Graph } from '../graph/Graph';
import { currentDevice } from '../kernels/backend';

/**
 * Frees what ops have copied of a graph into the device's memory, after the last backward pass over it: for graphs that live
 * for one step, as that of a batch. Those that stay free theirs by themselves, when they are collected. Throws nothing.
 * @example ops.releaseGraph(batchGraph)
 */
export function releaseGraph(graph: Graph): void {
  const device = currentDevice();
  for (const array of [graph.rowPtr, graph.colIdx, graph.weights, graph.strengths()])
    if (array !== null) device.release(array);
}
