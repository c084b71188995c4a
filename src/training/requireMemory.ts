import { InputError } from '../errors';
import type { AvailableMemory } from './availableMemory';
import type { MemoryPlan } from './memoryPlan';

/** Throws unless the plan fits. @throws InputError that names the sizes, what they need and what there is */
export function requireMemory(plan: MemoryPlan, available: AvailableMemory): void {
  const { nodes, edges, columns, k, nonZeros } = plan.size;
  const kind = nonZeros === undefined ? 'dense' : 'sparse';
  const size = `${nodes} nodes, ${edges} edges, ${columns} ${kind} feature columns, K = ${k}`;
  const refuse = (needed: number, what: string, there: number): never => {
    throw new InputError({
      what: 'memory',
      expected: `a training that needs at most the ${gigabytes(there)} ${what}`,
      actual: `one that needs about ${gigabytes(needed)} (${size})`,
    });
  };
  if (plan.kernelBytes > available.kernelBytes) {
    refuse(plan.kernelBytes, 'that the kernels can address', available.kernelBytes);
  }
  if (plan.peakBytes > available.machineBytes) refuse(plan.peakBytes, 'of this machine', available.machineBytes);
}

/** A plan beside what there is, in one line. */
export function describeMemory(plan: MemoryPlan, available: AvailableMemory): string {
  const parts = plan.parts.map(({ what, bytes }) => `${what} ${gigabytes(bytes)}`).join(', ');
  const kernels = `the kernels ${gigabytes(plan.kernelBytes)} of ${gigabytes(available.kernelBytes)}`;
  return `memory: about ${gigabytes(plan.peakBytes)} of ${gigabytes(available.machineBytes)}, ${kernels} (${parts})`;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(2)} GB`;
}
