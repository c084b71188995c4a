export type { AvailableMemory } from '../../../training/availableMemory';

/** What a browser says, in GiB and of 8 at most, or half of that where it says nothing. */
const SAID = 4;

/** A browser tells little of its machine, and nothing of what is free. */
export const availableMemory: typeof import('../../../training/availableMemory').availableMemory = (kernelBytes) => {
  const { deviceMemory = SAID } = navigator as { deviceMemory?: number };
  return { machineBytes: deviceMemory * 2 ** 30, kernelBytes };
};
