import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kernels } from './Kernels';
import { startSecondThread } from './secondThread';
import type { Simd } from './simd';

/** The same folder from src/kernels (tests) and from dist/kernels (the built package). */
const BUILT = join(__dirname, '../../dist');
/** Builds for one thread, for the first of two, and for the second: scripts/build-wasm.mjs. */
const FILES: Record<Simd, { alone: string; first: string; second: string }> = {
  fixed: { alone: 'kernels.wasm', first: 'kernels.first.wasm', second: 'kernels.second.wasm' },
  relaxed: {
    alone: 'kernels.relaxed.wasm',
    first: 'kernels.relaxed.first.wasm',
    second: 'kernels.relaxed.second.wasm',
  },
};
/** Exports that are no kernels. */
const INTERNAL = ['assist', 'control', 'heapBase', 'helped', 'insist', 'memory'];

export interface WasmOptions {
  /** Which build; default `fixed`. */
  simd?: Simd;
  /** With 2, `memory` must be shared, and a second thread is started over it; default 1. */
  threads?: 1 | 2;
}

type Argument =
  | number
  | null
  | { buffer: ArrayBufferLike; byteOffset: number; length: number; BYTES_PER_ELEMENT: number };
type Raw = (...args: number[]) => number;

export interface WasmKernels {
  kernels: Kernels;
  /** The first byte that the caller may use; constants and scratch space lie below. */
  heapBase: number;
  /** Parts of kernels that the second thread has done so far. */
  helped(): number;
  /** From now on shares work even while the second thread's core is busy; for tests. */
  insist(): void;
}

/**
 * Loads the SIMD kernels over `memory`.
 *
 * The kernels see float32, int32 and uint16 arrays that are views of `memory`; any other array is refused with an Error, so a
 * forgotten copy cannot read a wrong address in silence.
 *
 * @param memory at least `heapBase` bytes; a maximum of at most 65536 pages must be declared
 * @throws Error when the kernels have not been built
 */
export function instantiateWasmKernels(memory: WebAssembly.Memory, options: WasmOptions = {}): WasmKernels {
  const { simd = 'fixed', threads = 1 } = options;
  const files = FILES[simd];
  const module = new WebAssembly.Module(readBuilt(threads === 1 ? files.alone : files.first));
  const env = { memory, now: () => performance.now(), lost };
  const exports = new WebAssembly.Instance(module, { env }).exports as Record<string, Raw>;
  const kernels: Record<string, (...args: Argument[]) => number> = {};
  for (const [name, kernel] of Object.entries(exports)) {
    if (!INTERNAL.includes(name)) kernels[name] = withPointers(name, kernel, memory);
  }
  let heapBase = exports.heapBase!() >>> 0;
  if (threads === 2) {
    heapBase = roomForTwo(heapBase);
    startSecondThread({ file: join(BUILT, files.second), memory, control: exports.control!() >>> 0, limit: heapBase });
  }
  // The boundary is untyped; test/kernels/wasm checks that names and parameter counts equal the twin's.
  return {
    kernels: kernels as unknown as Kernels,
    heapBase,
    helped: () => exports.helped?.() ?? 0,
    insist: () => void exports.insist?.(),
  };
}

const PAGE = 65536;

/** The second build has its constants above those of the first, from the next page on (scripts/build-wasm.mjs). */
function roomForTwo(heapBase: number): number {
  return 2 * Math.ceil(heapBase / PAGE) * PAGE + PAGE;
}

function readBuilt(name: string) {
  const file = join(BUILT, name);
  if (existsSync(file)) return readFileSync(file);
  throw new Error(`expected the compiled kernels at ${file}, but got no such file; run "npm run build"`);
}

function lost(): never {
  throw new Error(
    'the second thread of the kernels broke off, or did not come back for a minute, with a part of a job in hand',
  );
}

/** Lets `kernel`, which takes addresses, be called with arrays: null becomes 0, a number stays. */
function withPointers(name: string, kernel: Raw, memory: WebAssembly.Memory): (...args: Argument[]) => number {
  const { buffer } = memory; // it never grows
  return (...args) => {
    for (let i = 0; i < args.length; i++) {
      const value = args[i]!;
      if (typeof value === 'number') continue;
      args[i] = value === null || value.length === 0 ? 0 : addressOf(name, i, value, buffer);
    }
    return kernel(...(args as number[]));
  };
}

function addressOf(name: string, position: number, array: Exclude<Argument, number | null>, memory: ArrayBufferLike) {
  if (array.buffer === memory && array.BYTES_PER_ELEMENT <= 4) return array.byteOffset;
  throw new Error(
    `${name}, argument ${position}: expected a view of the kernels' wasm memory, 32 bits an element at most, but got ` +
      `${array.constructor.name} of ${array.length} elements ${array.buffer === memory ? 'in it' : 'elsewhere'}`,
  );
}
