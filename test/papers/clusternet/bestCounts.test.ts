import { describe, expect, it } from 'vitest';
import { bestCounts } from '../../../src/papers/clusternet/bestCounts';
import { record } from '../../support/record';

const run = (seed: number, ...perInstance: number[]) => record({ seed, perInstance });
const max = { sense: 'max' } as const;
const min = { sense: 'min' } as const;

describe('bestCounts', () => {
  it('counts test graphs on which a row is best, ties for all, mean over seeds', () => {
    const a = [run(0, 0.5, 0.4, 0.3), run(1, 0.5, 0.1, 0.1)];
    const b = [run(0, 0.5, 0.3, 0.2), run(1, 0.4, 0.3, 0.2)];
    const counts = bestCounts({ a, b }, max);
    expect(counts.get('a')).toEqual({ best: 2, of: 3 }); // 3 at seed 0, 1 at seed 1
    expect(counts.get('b')).toEqual({ best: 1.5, of: 3 });
  });

  it('lets a row without randomness take part at every seed, and the smaller win when told so', () => {
    const counts = bestCounts({ a: [run(0, 7, 9), run(1, 9, 9)], fixed: [run(0, 8, 8)] }, min);
    expect(counts.get('a')).toEqual({ best: 0.5, of: 2 });
    expect(counts.get('fixed')).toEqual({ best: 1.5, of: 2 });
  });

  it('compares only seeds that all have, and ignores runs on one graph', () => {
    const rows = { a: [run(0, 1), run(1, 1)], b: [run(1, 2), run(2, 0)], c: [record()] };
    const counts = bestCounts(rows, max);
    expect(counts.get('a')).toEqual({ best: 0, of: 1 });
    expect(counts.get('b')).toEqual({ best: 1, of: 1 });
    expect(counts.has('c')).toBe(false);
    expect(bestCounts({}, max).size).toBe(0);
  });
});
