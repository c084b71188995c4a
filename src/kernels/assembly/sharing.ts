/** How the kernels of ./parallel.ts are cut in parts. */
import { axpy } from './vector';

/** Less than so many numbers written (in a light kernel) or products (in a heavy one) is not worth a second thread. */
export const LIGHT: usize = 65536;
export const HEAVY: u64 = 262144;
/** Parts of a job at least: enough that the last one is short. */
const PARTS: usize = 24;
/** Numbers or products of a part at most: under a tenth of a millisecond, so that a long part means a lost core. */
const MOST: u64 = 131072;

/** Items a part, a multiple of `unit`, when one costs `cost`. */
export function grain(items: usize, unit: usize, cost: usize): usize {
  const most = max<u64>(1, MOST / max<u64>(1, cost));
  const each = max<usize>(items / 65000 + 1, <usize>min<u64>((items + PARTS - 1) / PARTS, most));
  return ((each + unit - 1) / unit) * unit;
}

export const PARTIALS: usize = 1048576;
export const partials: usize = memory.data(1048576, 64);

/** out += every one of `count` partial sums, in order. */
export function addPartials(count: usize, stride: usize, length: usize, from: usize, out: usize): void {
  for (let c: usize = 0; c < count; c++, from += stride) axpy(1, from, length, out);
}
