import { describe, expect, it } from 'vitest';
import { mixSeed, Rng } from '../../src/random/Rng';

/** Σ (observed − expected)² / expected. */
function chiSquare(counts: readonly number[], total: number): number {
  const expected = total / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

/** Where χ² of so many degrees of freedom lies but for one draw in ten thousand on each side (Wilson and Hilferty). */
function range(freedom: number): [low: number, high: number] {
  const at = (z: number) => freedom * (1 - 2 / (9 * freedom) + z * Math.sqrt(2 / (9 * freedom))) ** 3;
  return [at(-3.72), at(3.72)];
}

function expectUniform(counts: readonly number[], total: number): void {
  const [low, high] = range(counts.length - 1);
  const found = chiSquare(counts, total);
  expect(found).toBeGreaterThan(low);
  expect(found).toBeLessThan(high);
}

/** Correlation of two rows of numbers. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (row: readonly number[]) => row.reduce((sum, x) => sum + x, 0) / row.length;
  const [ma, mb] = [mean(a), mean(b)];
  const dot = (x: readonly number[], mx: number, y: readonly number[], my: number) =>
    x.reduce((sum, value, i) => sum + (value - mx) * (y[i]! - my), 0);
  return dot(a, ma, b, mb) / Math.sqrt(dot(a, ma, a, ma) * dot(b, mb, b, mb));
}

const draw = <T>(count: number, next: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => next(i));

describe('Rng', () => {
  it('is xoshiro128**: the first ten numbers of the reference code from the state 1, 2, 3, 4', () => {
    const rng = new Rng(0);
    (rng as unknown as { s: Uint32Array }).s.set([1, 2, 3, 4]);
    expect(draw(10, () => rng.uint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('has a state of splitmix32 from its seed, of which 32 bits count', () => {
    // finalize(0x9e3779b9 (i + 1)) by the definition, in arithmetic without a limit.
    const state = [1n, 2n, 3n, 4n].map((i) => {
      const low = (x: bigint) => x & 0xffffffffn;
      let z = low(0x9e3779b9n * i);
      z = low((z ^ (z >> 16n)) * 0x21f0aaadn);
      z = low((z ^ (z >> 15n)) * 0x735a2d97n);
      return Number(z ^ (z >> 15n));
    });
    expect([...(new Rng(0) as unknown as { s: Uint32Array }).s]).toEqual(state);
    expect(new Rng(2 ** 32 + 7).uint32()).toBe(new Rng(7).uint32());
    expect(new Rng(-1).uint32()).toBe(new Rng(2 ** 32 - 1).uint32());
  });

  it('gives floats of 53 bits in [0, 1), from two integers, the first on top', () => {
    const [rng, raw] = [new Rng(3), new Rng(3)];
    for (let i = 0; i < 1000; i++) {
      const [a, b] = [raw.uint32() >>> 5, raw.uint32() >>> 6];
      expect(rng.float()).toBe((a * 2 ** 26 + b) / 2 ** 53);
    }
    const ends = new Rng(0);
    (ends as unknown as { uint32: () => number }).uint32 = () => 2 ** 32 - 1;
    expect(ends.float()).toBe(1 - 2 ** -53);
    expect(ends.uniform(-2, 2)).toBeLessThan(2);
  });

  it.each([0, 1, 12345, 2 ** 31])('is uniform in every byte and in the unit interval, seed %i', (seed) => {
    const total = 65536;
    for (const shift of [0, 8, 16, 24]) {
      const rng = new Rng(seed);
      const counts = new Array<number>(256).fill(0);
      for (let i = 0; i < total; i++) counts[(rng.uint32() >>> shift) & 255]!++;
      expectUniform(counts, total);
    }
    const rng = new Rng(seed);
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < total; i++) counts[Math.floor(100 * rng.float())]!++;
    expectUniform(counts, total);
  });

  it('is uniform in pairs: what follows does not depend on what was', () => {
    const rng = new Rng(5);
    const counts = new Array<number>(256).fill(0);
    for (let i = 0; i < 65536; i++) counts[16 * (rng.uint32() >>> 28) + (rng.uint32() >>> 28)]!++;
    expectUniform(counts, 65536);
  });

  it.each([1, 2, 3, 6, 7, 10, 1000, 3 * 2 ** 30])(
    'draws integers below %i evenly, the largest bound without a bias',
    (n) => {
      const rng = new Rng(n);
      const total = 30000;
      const bins = n <= 1000 ? n : 300;
      const counts = new Array<number>(bins).fill(0);
      for (let i = 0; i < total; i++) {
        const x = rng.int(n);
        expect(Number.isInteger(x) && x >= 0 && x < n).toBe(true);
        counts[Math.floor((x / n) * bins)]!++;
      }
      if (n > 1) expectUniform(counts, total);
      else expect(counts).toEqual([total]);
    },
  );

  it('draws normal numbers: mean, variance, skewness and kurtosis of 200,000, and their tails', () => {
    const rng = new Rng(9);
    const z = draw(200_000, () => rng.normal());
    const moment = (k: number) => z.reduce((sum, x) => sum + x ** k, 0) / z.length;
    // Four standard errors: √(var z^k / n).
    for (const [k, wanted, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const)
      expect(Math.abs(moment(k) - wanted)).toBeLessThan(4 * Math.sqrt(variance / z.length));
    const beyond = z.filter((x) => Math.abs(x) > 1.96).length / z.length;
    expect(beyond).toBeCloseTo(0.05, 2);
  });

  it('shuffles to each of the 24 orders of four alike, in place, and keeps what is there', () => {
    const rng = new Rng(4);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const items = [0, 1, 2, 3];
      expect(rng.shuffle(items)).toBe(items);
      counts.set(items.join(''), (counts.get(items.join('')) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expectUniform([...counts.values()], 24_000);
    expect([...rng.shuffle(Int32Array.of(5, 5, 6))].sort()).toEqual([5, 5, 6]);
  });
});

describe('mixSeed', () => {
  it('depends on every part, on their order and their number', () => {
    const parts = [[], [0], [0, 0], [0, 1], [1, 0], [1, 2, 3], [3, 2, 1], [1, 2, 3, 0], [-1], [2 ** 31]];
    expect(new Set(parts.map((some) => mixSeed(...some))).size).toBe(parts.length);
    expect(mixSeed(2 ** 32 + 1)).toBe(mixSeed(1));
  });

  it('makes 32-bit seeds that seldom meet: as many of 65,536 as chance has it', () => {
    const seeds = draw(65536, (i) => mixSeed(i >> 8, i & 255));
    for (const seed of seeds) expect(Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32).toBe(true);
    // 65,536² / 2 / 2³² = 0.5 are expected.
    expect(seeds.length - new Set(seeds).size).toBeLessThanOrEqual(5);
  });

  it('gives neighbours streams that have nothing to do with each other', () => {
    const streams = draw(16, (i) => {
      const rng = new Rng(mixSeed(1, i));
      return draw(2000, () => rng.float());
    });
    for (let a = 0; a < streams.length; a++) {
      for (let b = 0; b < a; b++) {
        for (const lag of [0, 1, 2]) {
          const found = correlation(streams[a]!.slice(lag), streams[b]!.slice(0, 2000 - lag));
          expect(Math.abs(found), `${a}, ${b}, ${lag}`).toBeLessThan(4.5 / Math.sqrt(2000 - lag));
        }
      }
    }
    const firsts = draw(65536, (i) => new Rng(mixSeed(7, i)).uint32() >>> 24);
    const counts = new Array<number>(256).fill(0);
    for (const first of firsts) counts[first]!++;
    expectUniform(counts, firsts.length);
  });

  it('flips about half of the bits of a seed for any bit of a part', () => {
    let flipped = 0;
    for (let bit = 0; bit < 32; bit++) {
      for (let i = 0; i < 64; i++) {
        let difference = mixSeed(3, i) ^ mixSeed(3, i ^ (1 << bit));
        for (; difference !== 0; difference &= difference - 1) flipped++;
      }
    }
    expect(flipped / (32 * 64)).toBeGreaterThan(15.5);
    expect(flipped / (32 * 64)).toBeLessThan(16.5);
  });
});
