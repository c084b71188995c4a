import { describe, expect, it } from 'vitest';
import { Memory } from '../../src/kernels/memory';
import { Rng } from '../../src/random/Rng';

describe('Memory', () => {
  it('aligns blocks to 64 bytes, above the static data', () => {
    const memory = new Memory(64);
    memory.startAt(100);
    expect(memory.alloc(1)).toBe(128);
    expect(memory.alloc(65)).toBe(192);
    expect(memory.alloc(1)).toBe(320);
    expect(memory.bytesInUse).toBe(64 + 128 + 64);
  });

  it('gives a freed block out again', () => {
    const memory = new Memory(64);
    for (const bytes of [100, 200_000]) {
      const at = memory.alloc(bytes);
      memory.free(at);
      expect(memory.alloc(bytes)).toBe(at);
    }
  });

  it('joins freed neighbours so that a larger block fits', () => {
    const memory = new Memory(64);
    const [a, b, c] = [memory.alloc(100_000), memory.alloc(100_000), memory.alloc(100_000)];
    memory.free(a);
    memory.free(c);
    memory.free(b);
    expect(memory.alloc(300_000)).toBe(a);
  });

  it('never gives out overlapping blocks, and reuses all of them (random use)', () => {
    const memory = new Memory(1024);
    const rng = new Rng(1);
    const live = new Map<number, number>();
    for (let t = 0; t < 5000; t++) {
      if (live.size > 20 || (live.size > 0 && rng.float() < 0.5)) {
        const at = [...live.keys()][rng.int(live.size)];
        memory.free(at);
        live.delete(at);
      } else {
        const bytes = 1 + rng.int(rng.float() < 0.5 ? 5000 : 300_000);
        const at = memory.alloc(bytes);
        for (const [other, size] of live) expect(at + bytes <= other || other + size <= at).toBe(true);
        live.set(at, bytes);
      }
    }
    for (const at of live.keys()) memory.free(at);
    expect(memory.bytesInUse).toBe(0);
    expect(memory.highWater).toBeLessThan(16 * 2 ** 20);
  });

  it('gives out and takes back blocks above 2 GiB, whose addresses are no signed 32-bit integers', () => {
    const memory = new Memory();
    if (memory.buffer.byteLength < 2 ** 32) return; // address space is limited here
    const low = memory.alloc(3 * 2 ** 30);
    const high = memory.alloc(2 ** 20);
    expect([low, high]).toEqual([0, 3 * 2 ** 30]);
    const view = new Float32Array(memory.buffer, high, 4).fill(1.5);
    expect([...view]).toEqual([1.5, 1.5, 1.5, 1.5]);
    memory.free(low);
    memory.free(high);
    expect(memory.alloc(3 * 2 ** 30 + 2 ** 20)).toBe(0); // joined
  });

  it('says what is asked for and in use when it is full, and refuses to free twice', () => {
    const memory = new Memory(64);
    const at = memory.alloc(2 ** 20);
    expect(() => memory.alloc(2 ** 30)).toThrow('out of kernel memory: 1073741824 bytes asked for, 1048576 of');
    memory.free(at);
    expect(() => memory.free(at)).toThrow(`no live block at address ${at}`);
  });
});
