import { describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { instantiateWasmKernels } from '../../../src/kernels/wasm';

const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
const { kernels, heapBase } = instantiateWasmKernels(memory);

describe('instantiateWasmKernels', () => {
  it('offers every kernel of the twin and no other', () => {
    expect(Object.keys(kernels).sort()).toEqual(Object.keys(twin).sort());
  });

  it('says where the caller may put data', () => {
    expect(heapBase).toBeGreaterThan(0);
    expect(heapBase).toBeLessThan(memory.buffer.byteLength);
  });

  it('refuses an array outside its memory, and a float64 array inside', () => {
    const inside = new Float32Array(memory.buffer, heapBase, 4);
    expect(() => kernels.dot(new Float32Array(4), inside, 4)).toThrow(/dot, argument 0: expected a .*view.*elsewhere/);
    const wide = new Float64Array(memory.buffer, Math.ceil(heapBase / 8) * 8, 4);
    expect(() => kernels.dot(inside, wide, 4)).toThrow(
      /dot, argument 1: expected a .*Float64Array of 4 elements in it/,
    );
  });

  it('takes an empty array from anywhere', () => {
    expect(kernels.dot(new Float32Array(0), new Float32Array(0), 0)).toBe(0);
  });
});
