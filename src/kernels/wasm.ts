import type { Kernels } from './Kernels';
import { readKernels } from './readKernels';
import type { Simd } from './simd';

/** Exports that are no kernels. */
const INTERNAL = ['heapBase', 'memory'];

export interface WasmOptions {
  /** Which build; default `fixed`. */
  simd?: Simd;
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
  const { simd = 'fixed' } = options;
  const module = new WebAssembly.Module(readKernels(simd));
  const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as Record<string, Raw>;
  const kernels: Record<string, (...args: Argument[]) => number> = {};
  for (const [name, kernel] of Object.entries(exports)) {
    if (!INTERNAL.includes(name)) kernels[name] = withPointers(name, kernel, memory);
  }
  // The boundary is untyped; test/kernels/wasm checks that names and parameter counts equal the twin's.
  return { kernels: kernels as unknown as Kernels, heapBase: exports.heapBase!() >>> 0 };
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

function addressOf(name: string, position: number, array: Exclude<Argument, number | null>, memory: ArrayBuffer) {
  if (array.buffer === memory && array.BYTES_PER_ELEMENT <= 4) return array.byteOffset;
  throw new Error(
    `${name}, argument ${position}: expected a view of the kernels' wasm memory, 32 bits an element at most, but got ` +
      `${array.constructor.name} of ${array.length} elements ${array.buffer === memory ? 'in it' : 'elsewhere'}`,
  );
}
