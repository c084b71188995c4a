import type { Floats } from '../../../src/kernels/Floats';
import type { Kernels } from '../../../src/kernels/Kernels';
import { instantiateWasmKernels, type WasmOptions } from '../../../src/kernels/wasm';

/** The SIMD kernels over a memory of their own, with a stack allocator that puts NaN after every array. */
export class Arena {
  readonly memory = new WebAssembly.Memory({ initial: 1024, maximum: 1024 });
  readonly kernels: Kernels;
  private readonly base: number;
  private top: number;

  constructor(options: WasmOptions = {}) {
    const { kernels, heapBase } = instantiateWasmKernels(this.memory, options);
    this.kernels = kernels;
    this.base = Math.ceil(heapBase / 16) * 16;
    this.top = this.base;
  }

  clear(): void {
    this.top = this.base;
  }

  floats(values: Floats | number[]): Float32Array {
    const array = this.room(values.length);
    array.set(values);
    return array;
  }

  /** An output, filled with NaN so that an element left unwritten shows. */
  room(length: number): Float32Array {
    const array = new Float32Array(this.memory.buffer, this.top, length);
    this.top += 4 * length;
    new Float32Array(this.memory.buffer, this.top, 4).fill(Number.NaN);
    this.top += 16;
    return array.fill(Number.NaN);
  }

  ints(values: Int32Array): Int32Array {
    const array = new Int32Array(this.memory.buffer, this.top, values.length);
    this.top += 4 * values.length;
    array.set(values);
    return array;
  }

  shorts(values: Uint16Array): Uint16Array {
    const array = new Uint16Array(this.memory.buffer, this.top, values.length);
    this.top += Math.ceil(values.length / 2) * 4;
    array.set(values);
    return array;
  }

  /** Bytes or shorts, as they come. */
  rows(values: Uint8Array | Uint16Array): Uint8Array | Uint16Array {
    const View = values.constructor as Uint8ArrayConstructor;
    const array = new View(this.memory.buffer, this.top, values.length);
    this.top += Math.ceil(values.byteLength / 4) * 4;
    array.set(values);
    return array;
  }
}
