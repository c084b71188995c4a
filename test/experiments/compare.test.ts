import { describe, expect, it } from 'vitest';
import { compare } from '../../src/experiments/compare';
import { type MadeUp, record } from '../support/record';

const max = { sense: 'max' } as const;
const min = { sense: 'min' } as const;
const ours = (...values: number[]) => values.map((value, seed) => record({ seed, value }));
const one = (method: string, value: number, parts: MadeUp = {}) => [record({ method, value, ...parts })];

describe('compare', () => {
  it('pairs runs by their seeds, whatever their order', () => {
    const [a, b] = [ours(0.5, 0.6, 0.4), ours(0.4, 0.6, 0.6)];
    const found = compare(max, a, [...b].reverse());
    expect(found).toMatchObject({ runs: 3, wins: 1, ties: 1, losses: 1 });
    expect(found.lead).toBeCloseTo(-0.1 / 3, 12); // leads 0.1, 0, −0.2
    const mean = -0.1 / 3;
    const squares = (0.1 - mean) ** 2 + (0 - mean) ** 2 + (-0.2 - mean) ** 2;
    expect(found.deviation).toBeCloseTo(Math.sqrt(squares / 2), 12);
  });

  it('is its own mirror, and counts less as better where less is', () => {
    const [a, b] = [ours(7, 8, 9), ours(8, 8, 8)];
    expect(compare(min, a, b)).toMatchObject({ lead: 0, wins: 1, ties: 1, losses: 1 });
    const [there, back] = [compare(min, ours(7, 7), ours(9, 8)), compare(min, ours(9, 8), ours(7, 7))];
    expect([there.lead, there.wins, back.lead, back.losses]).toEqual([1.5, 2, -1.5, 2]);
  });

  it('compares only seeds that both have', () => {
    expect(compare(max, ours(0.5, 0.6), ours(0.4, 0.4).slice(1))).toMatchObject({ runs: 1, wins: 1 });
    expect(compare(max, ours(0.5), ours(0.4, 0.4))).toMatchObject({ runs: 1, wins: 1 });
    expect(compare(max, ours(0.5, 0.5), one('2stage-cnm', 0.4, { seed: 1 }))).toMatchObject({ runs: 1 });
  });

  it('sets the one run of what is not random beside every seed, from either side', () => {
    const cnm = one('train-cnm', 0.5);
    expect(compare(max, ours(0.6, 0.5, 0.3), cnm)).toMatchObject({ runs: 3, wins: 1, ties: 1, losses: 1 });
    const back = compare(max, cnm, ours(0.6, 0.5, 0.3));
    expect(back).toMatchObject({ runs: 3, wins: 1, ties: 1, losses: 1 });
    expect(back.lead).toBeCloseTo(0.1 / 3, 12);
    expect(compare(max, cnm, one('train-cnm', 0.4))).toMatchObject({ runs: 1, wins: 1 });
    // On splits drawn by the seed it is one run of several.
    expect(compare(max, ours(0.6, 0.5), one('train-cnm', 0.5, { splits: 'strict' }))).toMatchObject({ runs: 1 });
  });

  it('says NaN without runs', () => {
    expect(compare(max, [], ours(1))).toMatchObject({ runs: 0, lead: Number.NaN, wins: 0 });
    expect(compare(max, ours(1), [])).toMatchObject({ runs: 0, lead: Number.NaN });
  });
});
