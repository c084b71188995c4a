import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { signFlipTest } from '../../src/experiments/signFlipTest';

describe('signFlipTest', () => {
  it.each([
    [[0.1, 0.2, 0.1], 2 / 8],
    [[1, -1], 1],
    [[0, 0, 0], 1],
    [Array(10).fill(0.3), 2 / 1024],
    // By hand: sums of ±1 ±2 ±4 at least 5 from 0 are 7, 5 and their opposites.
    [[-1, 2, 4], 4 / 8],
  ])('%j', (differences, p) => {
    expect(signFlipTest(differences)).toBe(p);
    expect(signFlipTest(differences.map((d: number) => -d))).toBe(p);
  });

  it('refuses none, more than twenty, and NaN', () => {
    expect(() => signFlipTest([])).toThrow('differences: expected between 1 and 20 finite numbers, but got 0');
    expect(() => signFlipTest(Array(21).fill(1))).toThrow('but got 21');
    expect(() => signFlipTest([1, Number.NaN])).toThrow(InputError);
  });
});
