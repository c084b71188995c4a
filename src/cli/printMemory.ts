import type { AvailableMemory } from '../training/availableMemory';
import type { MemoryPlan } from '../training/memoryPlan';
import { describeMemory } from '../training/requireMemory';

/** One line on stderr about the memory of a training, where it is worth one: from 100 MB of kernel memory on. */
export function printMemory(plan: MemoryPlan, available: AvailableMemory): void {
  if (plan.kernelBytes >= WORTH_SAYING) process.stderr.write(`${describeMemory(plan, available)}\n`);
}

const WORTH_SAYING = 100e6;
