import { describe, expect, it } from 'vitest';
import { bestCounts } from '../../src/experiments/bestCounts';
import { record } from '../support/record';

const run = (method: string, seed: number, values: number[]) => record({ method, seed, values });

describe('bestCounts', () => {
  it('counts test graphs on which a method is best, ties for all, mean over seeds', () => {
    const records = [
      run('a', 0, [0.5, 0.4, 0.3]),
      run('a', 1, [0.5, 0.1, 0.1]),
      run('b', 0, [0.5, 0.3, 0.2]),
      run('b', 1, [0.4, 0.3, 0.2]),
    ];
    const counts = bestCounts(records, 'maximize');
    expect(counts.get('a')).toEqual({ best: 2, of: 3 }); // 3 at seed 0, 1 at seed 1
    expect(counts.get('b')).toEqual({ best: 1.5, of: 3 });
  });

  it('lets a method without randomness take part at every seed, and the smaller win when told so', () => {
    const records = [run('a', 0, [7, 9]), run('a', 1, [9, 9]), run('fixed', 0, [8, 8])];
    const counts = bestCounts(records, 'minimize');
    expect(counts.get('a')).toEqual({ best: 0.5, of: 2 });
    expect(counts.get('fixed')).toEqual({ best: 1.5, of: 2 });
  });

  it('compares only seeds that all have, and ignores runs on one graph', () => {
    const records = [run('a', 0, [1]), run('a', 1, [1]), run('b', 1, [2]), run('b', 2, [0]), record({ method: 'c' })];
    const counts = bestCounts(records, 'maximize');
    expect(counts.get('a')).toEqual({ best: 0, of: 1 });
    expect(counts.get('b')).toEqual({ best: 1, of: 1 });
    expect(counts.has('c')).toBe(false);
    expect(bestCounts([], 'maximize').size).toBe(0);
  });
});
