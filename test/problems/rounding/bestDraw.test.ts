import { describe, expect, it } from 'vitest';
import { bestDraw } from '../../../src/problems/rounding/bestDraw';
import { pipage } from '../../../src/problems/rounding/pipage';
import { mixSeed, Rng } from '../../../src/random/Rng';

const x = [0.2, 0.4, 0.6, 0.8, 0.3, 0.7];
const drawn = (seed: number, draws: number) =>
  Array.from({ length: draws }, (_, draw) => pipage(x, { k: 3, rng: new Rng(mixSeed(seed, draw)) }));

describe('bestDraw', () => {
  it.each([1, 2, 3, 4])('is the draw of least loss, of seed %i', (seed) => {
    const hardLoss = (chosen: ArrayLike<number>) => (chosen[0]! - 1) ** 2 + (chosen[2]! - 3) ** 2;
    const losses = drawn(seed, 12).map(hardLoss);
    const asked: number[] = [];
    const best = bestDraw(x, {
      k: 3,
      seed,
      draws: 12,
      hardLoss(chosen) {
        asked.push(hardLoss(chosen));
        return asked.at(-1)!;
      },
    });
    expect(asked).toEqual(losses);
    expect(best).toEqual(drawn(seed, 12)[losses.indexOf(Math.min(...losses))]);
  });

  it('is the first of equals, also where every draw is infinitely bad', () => {
    const different = drawn(5, 6);
    expect(new Set(different.map(String)).size).toBeGreaterThan(1);
    for (const loss of [0, Number.POSITIVE_INFINITY]) {
      expect(bestDraw(x, { k: 3, seed: 5, draws: 6, hardLoss: () => loss })).toEqual(different[0]);
    }
  });

  it('fills up marginals that sum to less than K once, and leaves them as they were', () => {
    const low = Float64Array.of(0.5, 0.25, 0);
    expect([...bestDraw(low, { k: 2, seed: 0, draws: 3, hardLoss: () => 1 })]).toEqual([0, 1]);
    expect([...low]).toEqual([0.5, 0.25, 0]);
  });
});
