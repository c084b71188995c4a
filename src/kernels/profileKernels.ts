import { currentDevice } from './backend';

/** Milliseconds that each kernel took so far, by name, in order of the first call. */
export type KernelTimes = ReadonlyMap<string, number>;

/**
 * Runs `work` while every call of a kernel of the current device is timed; `work` may look at the times as they grow.
 * A call is wrapped in two readings of the clock, about 0.1 µs; nothing is wrapped before or after.
 *
 * Not to be nested, and nothing else may use the device meanwhile.
 * @example await profileKernels(async (times) => { await fit(model, problem, { steps: 100 }); return times.get('spmm'); })
 */
export async function profileKernels<R>(work: (times: KernelTimes) => R | Promise<R>): Promise<R> {
  type Kernel = (...args: unknown[]) => unknown;
  const table = currentDevice().kernels as unknown as Record<string, Kernel>;
  const plain = { ...table };
  const times = new Map<string, number>();
  for (const [name, kernel] of Object.entries(plain)) {
    table[name] = (...args) => {
      const begun = performance.now();
      const result = kernel(...args);
      times.set(name, (times.get(name) ?? 0) + performance.now() - begun);
      return result;
    };
  }
  try {
    return await work(times);
  } finally {
    Object.assign(table, plain);
  }
}
