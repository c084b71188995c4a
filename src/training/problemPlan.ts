import { isLarge } from '../graph/isLarge';
import type { NodeOrderName } from '../graph/order/nodeOrder';
import { currentDevice } from '../kernels/backend';
import { WasmBackend } from '../kernels/WasmBackend';
import type { Model } from '../models/Model';
import { type AvailableMemory, availableMemory } from './availableMemory';
import type { FitProblem } from './gradientStep';
import { type MemoryPlan, memoryPlan } from './memoryPlan';

/** The memory that `fit` will need; undefined for a model that does not say what it keeps (`Model.memory`). */
export function problemPlan(model: Model, problem: FitProblem, order: NodeOrderName): MemoryPlan | undefined {
  const needs = model.memory?.(problem.input, problem.relaxed.shape);
  if (needs === undefined) return undefined;
  const { adjacency, features } = problem.input;
  return memoryPlan({
    nodes: adjacency.n,
    edges: adjacency.colIdx.length / 2,
    weighted: adjacency.weights !== null,
    columns: features.cols,
    ...(features.kind === 'sparse' ? { nonZeros: features.colIdx.length } : {}),
    ...(problem.relaxed.distances === undefined ? {} : { distances: problem.relaxed.distances }),
    k: model.k,
    ...needs,
    reordered: order === 'auto' ? isLarge(adjacency) : order !== 'none',
  });
}

/** What there is for a training on the present device. */
export function deviceMemory(): AvailableMemory {
  const device = currentDevice();
  return availableMemory(
    device instanceof WasmBackend ? device.memoryPool.buffer.byteLength : Number.POSITIVE_INFINITY,
  );
}
