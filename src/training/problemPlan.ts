import { isLarge } from '../graph/isLarge';
import type { NodeOrderName } from '../graph/order/nodeOrder';
import { currentDevice } from '../kernels/backend';
import { WasmBackend } from '../kernels/WasmBackend';
import { ClusterNet } from '../models/ClusterNet';
import { GcnE2e } from '../models/GcnE2e';
import type { Model } from '../models/Model';
import { type AvailableMemory, availableMemory } from './availableMemory';
import type { FitProblem } from './gradientStep';
import { type MemoryPlan, memoryPlan } from './memoryPlan';

/** The memory that `fit` will need; undefined for a model of another kind, whose needs are its own. */
export function problemPlan(model: Model, problem: FitProblem, order: NodeOrderName): MemoryPlan | undefined {
  if (!(model instanceof ClusterNet || model instanceof GcnE2e)) return undefined;
  const { adjacency, features } = problem.input;
  const { w1, w2 } = model.gcn.variables;
  const large = isLarge(adjacency);
  const partition = problem.relaxed.shape === 'partition';
  return memoryPlan({
    nodes: adjacency.n,
    edges: adjacency.colIdx.length / 2,
    weighted: adjacency.weights !== null,
    columns: features.cols,
    ...(features.kind === 'sparse' ? { nonZeros: features.colIdx.length } : {}),
    ...(problem.relaxed.distances === undefined ? {} : { distances: problem.relaxed.distances }),
    k: model.k,
    hidden: w1.shape[1]!,
    embedding: w2.shape[1]!,
    fused: large && partition && model instanceof ClusterNet && model.backward === 'approximate',
    reordered: order === 'auto' ? large : order !== 'none',
  });
}

/** What there is for a training on the present device. */
export function deviceMemory(): AvailableMemory {
  const device = currentDevice();
  return availableMemory(
    device instanceof WasmBackend ? device.memoryPool.buffer.byteLength : Number.POSITIVE_INFINITY,
  );
}
