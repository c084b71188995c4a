import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import { batchGraphs, type GraphBatch } from '../graph/batchGraphs';
import { currentDevice } from '../kernels/backend';
import type { Policy } from '../models/Policy';
import type { Guided, Instance, Problem, Solution } from '../problems/Problem';
import type { Settings } from '../settings';

/** A problem whose heuristic is guided, and how the heuristic is set. */
export interface GuidedTask {
  readonly problem: Problem;
  /** Of the heuristic; default its own. */
  readonly heuristic?: Settings;
}

/** Instances side by side, as one graph of several pieces. */
export interface InstanceBatch {
  readonly instances: readonly Instance[];
  readonly graphs: GraphBatch;
  /** What is seen of the nodes, n x `columns`, row by row. */
  readonly inputs: Float32Array;
  readonly columns: number;
}

/** @throws InputError for a problem without a heuristic that could be guided */
export function guidedOf({ problem }: GuidedTask): Guided {
  if (problem.guided !== undefined) return problem.guided;
  const expected = 'one whose heuristic can be guided';
  throw new InputError({ what: 'problem', expected, actual: problem.name });
}

export function batchInstances(guided: Guided, instances: readonly Instance[]): InstanceBatch {
  const graphs = batchGraphs(instances.map(({ graph }) => graph));
  const { n } = graphs.adjacency;
  if (guided.inputs === undefined) return { instances, graphs, inputs: new Float32Array(n).fill(1), columns: 1 };
  const parts = instances.map((instance) => guided.inputs!(instance));
  const columns = parts[0]?.columns ?? 1;
  const inputs = new Float32Array(n * columns);
  parts.forEach(({ values }, g) => {
    inputs.set(values, graphs.starts[g]! * columns);
  });
  return { instances, graphs, inputs, columns };
}

/** Frees what the kernels copied of a batch that is not used again. */
export function releaseBatch({ graphs: { adjacency } }: InstanceBatch): void {
  const device = currentDevice();
  const { rowPtr, colIdx, weights, inverseRoot } = adjacency;
  for (const array of [rowPtr, colIdx, weights, inverseRoot]) if (array !== null) device.release(array);
}

/** The inputs as a tensor. */
export function inputTensor({ graphs, inputs, columns }: InstanceBatch): tf.Tensor2D {
  return tf.tensor2d(inputs, [graphs.adjacency.n, columns]);
}

/** Z of a batch, read back: n x channels. No tensor is left behind. */
export function policyValues(policy: Policy, batch: InstanceBatch): Float32Array {
  const z = tf.tidy(() => policy.z(batch.graphs, inputTensor(batch)));
  const values = z.dataSync<'float32'>();
  z.dispose();
  return values;
}

/** What the heuristic finds for each instance under its part of z. */
export function solveGuided(task: GuidedTask, batch: InstanceBatch, z: Float32Array | Float64Array): Solution[] {
  const guided = guidedOf(task);
  const { channels } = guided;
  const { starts } = batch.graphs;
  return batch.instances.map((instance, g) =>
    guided.solve(instance, z.subarray(starts[g]! * channels, starts[g + 1]! * channels), task.heuristic),
  );
}

/** Z under which the heuristic is the plain one, for n nodes. */
export function plainZ({ channels, plain }: Guided, n: number): Float64Array {
  return Float64Array.from({ length: n * channels }, (_, i) => plain[i % channels]!);
}
