import { describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { Arena } from './arena';

const arena = new Arena();

/** Whole coordinates from −4 to 4: every sum is exact in float32, and many distances are equal. */
function wholePoints(n: number, f: number, seed: number): Float64Array {
  const rng = new Rng(seed);
  return Float64Array.from({ length: n * f }, () => rng.int(9) - 4);
}

function both(x: Float64Array, n: number, f: number, k: number) {
  arena.clear();
  const fast = { index: arena.room(n * k), squared: arena.room(n * k) };
  arena.kernels.nearestNeighbors(arena.floats(x), n, f, k, arena.room(2 * n), fast.index, fast.squared);
  const slow = { index: new Float64Array(n * k), squared: new Float64Array(n * k) };
  twin.nearestNeighbors(x, n, f, k, new Float64Array(2 * n), slow.index, slow.squared);
  return { fast, slow };
}

describe('nearestNeighbors', () => {
  it('knows the points on a line, nearest first, equal distances by number', () => {
    const { slow } = both(Float64Array.of(0, 2, 1, 1), 4, 1, 2);
    expect([...slow.index]).toEqual([2, 3, 2, 3, 3, 0, 2, 0]);
    expect([...slow.squared]).toEqual([1, 1, 1, 1, 0, 1, 0, 1]);
  });

  it.each([0, 1, 2, 3, 5, 31, 127, 128, 129, 300, 513, 700])('agrees in every number for n = %i', (n) => {
    for (const [f, k] of [
      [1, 1],
      [2, 3],
      [7, 12],
      [60, 5],
    ] as const) {
      const { fast, slow } = both(wholePoints(n, f, n + f), n, f, k);
      expect([...fast.index]).toEqual([...slow.index]);
      expect([...fast.squared]).toEqual([...slow.squared]);
    }
  });

  it('marks the neighbours that there are not', () => {
    const { fast, slow } = both(Float64Array.of(0, 3), 2, 1, 3);
    expect([...slow.index]).toEqual([1, -1, -1, 0, -1, -1]);
    expect([...fast.index]).toEqual([...slow.index]);
    expect([...fast.squared]).toEqual([...slow.squared]);
  });

  it('finds no other neighbours among points of equal coordinates', () => {
    const { fast, slow } = both(new Float64Array(200 * 3).fill(2), 200, 3, 4);
    expect([...fast.index]).toEqual([...slow.index]);
    expect(fast.squared.every((d) => d === 0)).toBe(true);
  });
});
