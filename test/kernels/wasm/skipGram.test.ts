import { beforeEach, describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { relativeError, uniform } from '../random';
import { Arena } from './arena';

const arena = new Arena();
const rng = new Rng(17);
beforeEach(() => arena.clear());

/** A problem with early ends, repeated tokens and negatives that hit the target. */
function problem(tokens: number, p: number, count: number, length: number, window: number) {
  const sequences = Int32Array.from({ length: count * length }, () => rng.int(tokens));
  for (let s = 0; s < count; s += 3) sequences.fill(-1, s * length + 1 + rng.int(length), (s + 1) * length);
  const table = Int32Array.from({ length: 3 * tokens }, () => rng.int(tokens));
  const [vectors, contexts] = [uniform(rng, tokens * p), uniform(rng, tokens * p)];
  return { sequences, table, vectors, contexts, room: (1 + 4 * Math.ceil(window / 2)) * p };
}

describe('skipGram agrees with the twin', () => {
  it.each([1, 2, 3, 4, 5, 7, 8, 16, 31, 128])('for p = %i', (p) => {
    for (const [tokens, count, length, window, negatives] of [
      [1, 1, 1, 1, 1],
      [2, 1, 2, 1, 0],
      [5, 7, 9, 3, 2],
      [9, 4, 20, 10, 5],
      [40, 10, 12, 4, 8],
    ]) {
      arena.clear();
      const { sequences, table, vectors, contexts, room } = problem(tokens, p, count, length, window);
      const [v, w] = [arena.floats(vectors), arena.floats(contexts)];
      const [ids, draws, scratch] = [arena.ints(sequences), arena.ints(table), arena.room(room)];
      const guard = new Float32Array(arena.memory.buffer, scratch.byteOffset + scratch.byteLength, 4);
      arena.kernels.skipGram(v, w, ids, count, length, p, window, negatives, draws, draws.length, 0.05, 123, scratch);
      const slow = new Float64Array(room);
      twin.skipGram(
        vectors,
        contexts,
        sequences,
        count,
        length,
        p,
        window,
        negatives,
        table,
        table.length,
        0.05,
        123,
        slow,
      );
      expect(relativeError(v, vectors)).toBeLessThan(1e-5);
      expect(relativeError(w, contexts)).toBeLessThan(1e-5);
      expect([...ids]).toEqual([...sequences]);
      expect([...guard].every(Number.isNaN)).toBe(true);
    }
  });

  it('with a seed above 2^31 draws the same numbers', () => {
    const { sequences, table, vectors, contexts, room } = problem(30, 4, 5, 10, 5);
    const [v, w] = [arena.floats(vectors), arena.floats(contexts)];
    const [ids, draws] = [arena.ints(sequences), arena.ints(table)];
    const seed = 4294967291;
    arena.kernels.skipGram(v, w, ids, 5, 10, 4, 5, 5, draws, draws.length, 0.1, seed, arena.room(room));
    const slow = new Float64Array(room);
    twin.skipGram(vectors, contexts, sequences, 5, 10, 4, 5, 5, table, table.length, 0.1, seed, slow);
    expect(relativeError(v, vectors)).toBeLessThan(1e-5);
  });
});
