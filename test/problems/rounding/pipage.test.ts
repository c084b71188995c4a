import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillToBudget, pipage } from '../../../src/problems/rounding/pipage';
import { Rng } from '../../../src/random/Rng';

const total = (x: ArrayLike<number>) => Array.from(x).reduce((a, b) => a + b, 0);

/** How often each node is chosen in `draws` roundings. */
function frequencies(x: number[], k: number, draws: number): Float64Array {
  const rng = new Rng(5);
  const counts = new Float64Array(x.length);
  for (let draw = 0; draw < draws; draw++) for (const j of pipage(x, { k, rng })) counts[j]++;
  return counts.map((count) => count / draws);
}

describe('pipage', () => {
  it.each([
    ['all different', [0.9, 0.7, 0.5, 0.4, 0.3, 0.2], 3],
    ['even', new Array<number>(10).fill(0.2), 2],
    ['with certain nodes', [1, 0, 0.25, 0.75, 1, 0], 3],
    ['K = 1', [0.1, 0.2, 0.3, 0.4], 1],
  ])('keeps the marginals over 10,000 draws: %s', (_, x, k) => {
    const seen = frequencies(x, k, 10_000);
    // five standard deviations of a proportion
    x.forEach((p, j) => {
      expect(Math.abs(seen[j] - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / 10_000) + 1e-12);
    });
  });

  it('keeps the marginals of what it filled up when x sums to less than K', () => {
    const x = [0.4, 0.1, 0.05, 0.05, 0];
    const filled = fillToBudget(x, 2);
    const seen = frequencies(x, 2, 10_000);
    filled.forEach((p, j) => {
      expect(Math.abs(seen[j] - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / 10_000) + 1e-12);
    });
  });

  it('makes choices negatively correlated: never both of two halves', () => {
    const rng = new Rng(1);
    for (let draw = 0; draw < 100; draw++) expect(pipage([0.5, 0.5], { k: 1, rng })).toHaveLength(1);
  });

  it('always chooses exactly K nodes, ascending, among them every certain one', () => {
    const marginals = fc.array(fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(marginals, fc.integer({ min: 0, max: 1000 }), (x, seed) => {
        const k = Math.min(x.length, Math.max(1, Math.ceil(total(x) - 1e-9)));
        const chosen = pipage(x, { k, rng: new Rng(seed) });
        expect(chosen).toHaveLength(k);
        expect(Array.from(new Set(chosen)).sort((a, b) => a - b)).toEqual(Array.from(chosen));
        x.forEach((p, j) => {
          if (p === 1) expect(chosen).toContain(j);
        });
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it('takes all nodes for K = n and the one node of one', () => {
    expect([...pipage([0.1, 0, 0.3], { k: 3, rng: new Rng(0) })]).toEqual([0, 1, 2]);
    expect([...pipage([0], { k: 1, rng: new Rng(0) })]).toEqual([0]);
  });

  it('gives the same nodes for the same seed', () => {
    const x = Array.from({ length: 50 }, (_, j) => (j % 7) / 40);
    const draw = (seed: number) => [...pipage(x, { k: 6, rng: new Rng(seed) })];
    expect(draw(4)).toEqual(draw(4));
    expect(draw(4)).not.toEqual(draw(5));
  });

  it.each([
    [[0.5, 0.5], 3, 'K: expected an integer between 1 and n = 2, but got 3'],
    [[0.5, 0.5], 0, 'but got 0'],
    [[], 1, 'n = 0'],
    [[0.5, Number.NaN], 1, 'marginal of node 1: expected a number in [0, 1], but got NaN'],
    [[0.5, -0.1], 1, 'marginal of node 1: expected a number in [0, 1], but got -0.1'],
    [[1.5, 0], 1, 'marginal of node 0: expected a number in [0, 1], but got 1.5'],
    [[0.9, 0.9], 1, 'a sum of at most K = 1, but got 1.8'],
  ])('refuses %j with K = %i', (x, k, message) => {
    expect(() => pipage(x, { k, rng: new Rng(0) })).toThrow(message);
  });
});

describe('fillToBudget', () => {
  it('leaves a full vector as it is', () => {
    expect([...fillToBudget([0.5, 0.25, 0.25, 0], 1)]).toEqual([0.5, 0.25, 0.25, 0]);
  });

  it('scales in proportion and stops at 1', () => {
    expect([...fillToBudget([0.1, 0.3, 0.1], 1)].map((v) => Math.round(v * 1e12) / 1e12)).toEqual([0.2, 0.6, 0.2]);
    // 0.8 would become 1.6: it gets 1, the other two share the rest 1 : 1
    expect([...fillToBudget([0.8, 0.1, 0.1], 2)]).toEqual([1, 0.5, 0.5]);
  });

  it('takes what float32 leaves beyond 0, 1 and K for rounding', () => {
    expect([...fillToBudget([-1e-3, 1 + 1e-3, 0], 1)]).toEqual([0, 1, 0]);
    expect([...fillToBudget([0.5, 0.5, 0.0005], 1)].reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(() => fillToBudget([0.5, 0.5, 0.0011], 1)).toThrow('a sum of at most K = 1');
  });

  it('gives what K or fewer positive entries cannot take to the others evenly', () => {
    expect([...fillToBudget([0.2, 0, 0], 2)]).toEqual([1, 0.5, 0.5]);
    expect([...fillToBudget([0.2, 0.1, 0], 2)]).toEqual([1, 1, 0]);
    expect([...fillToBudget([0, 0, 0, 0], 1)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  it('sums to K, for anything that sums to less', () => {
    const marginals = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(marginals, fc.nat(), (x, extra) => {
        const low = Math.max(1, Math.ceil(total(x)));
        const k = low + (extra % (x.length - Math.min(low, x.length) + 1));
        const y = fillToBudget(x, Math.min(k, x.length));
        expect(Math.abs(total(y) - Math.min(k, x.length))).toBeLessThan(1e-9);
        for (const value of y) expect(value >= 0 && value <= 1).toBe(true);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
