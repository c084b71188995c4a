import { describe, expect, it } from 'vitest';
import { interleave } from '../../bench/interleave';
import { InputError } from '../../src/errors';

describe('interleave', () => {
  it('lets the cases take turns, every other round in reverse, warm-up first', async () => {
    const calls: string[] = [];
    const fake = (name: string, ms: number) => ({
      name,
      run: (steps: number) => {
        calls.push(`${name}${steps}`);
        return ms;
      },
    });
    const times = await interleave([fake('a', 2), { ...fake('b', 5), steps: 3 }], {
      rounds: 3,
      stepsPerRound: 7,
      warmup: 1,
    });
    expect(calls).toEqual(['b3', 'a7', 'a7', 'b3', 'b3', 'a7', 'a7', 'b3']);
    expect(times).toEqual([
      { name: 'a', ms: [2, 2, 2], msMedian: 2, msP10: 2, ratio: 1 },
      { name: 'b', ms: [5, 5, 5], msMedian: 5, msP10: 5, ratio: 2.5 },
    ]);
  });

  it('takes medians and the 10 % quantile over the rounds that count, async cases too', async () => {
    const series = [100, 9, 1, 3, 2, 4];
    const [only] = await interleave([{ name: 'a', run: async () => series.shift()! }], { rounds: 5, warmup: 1 });
    expect(only!.ms).toEqual([9, 1, 3, 2, 4]);
    expect(only!.msMedian).toBe(3);
    expect(only!.msP10).toBeCloseTo(1.4, 12);
  });

  it('counts rounds', async () => {
    const seen: string[] = [];
    const onRound = (round: number, rounds: number) => seen.push(`${round}/${rounds}`);
    await interleave([{ name: 'a', run: () => 1 }], { rounds: 2, warmup: 3, onRound });
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('returns nothing for no cases and refuses impossible rounds', async () => {
    expect(await interleave([])).toEqual([]);
    await expect(interleave([], { rounds: 0 })).rejects.toThrow(InputError);
    await expect(interleave([], { stepsPerRound: 0.5 })).rejects.toThrow(
      /expected an integer of at least 1, but got 0.5/,
    );
    await expect(interleave([], { warmup: -1 })).rejects.toThrow(InputError);
  });
});
