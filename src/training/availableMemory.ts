import { freemem, totalmem } from 'node:os';

export interface AvailableMemory {
  /** What this process may hold in all: what it holds now and what is free, within a limit set by a container. */
  readonly machineBytes: number;
  /** Address space of the kernels: 4 GiB, or less where the system limits it. */
  readonly kernelBytes: number;
}

/** What there is, now. `process` is read for the limit of its control group, where there is one. */
export function availableMemory(kernelBytes: number): AvailableMemory {
  const held = process.memoryUsage.rss();
  const limit = process.constrainedMemory() || Number.POSITIVE_INFINITY; // 0 or above all memory: none
  return { machineBytes: Math.min(held + freemem(), limit, totalmem()), kernelBytes };
}
