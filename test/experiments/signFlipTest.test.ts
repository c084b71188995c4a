import { describe, expect, it } from 'vitest';
import { signFlipTest } from '../../src/experiments/signFlipTest';

describe('signFlipTest', () => {
  it('counts the ways to flip signs that lead as far from 0', () => {
    expect(signFlipTest([0.1, 0.2, 0.1, 0.3])).toBe(2 / 16);
    expect(signFlipTest([1, -1])).toBe(1);
    expect(signFlipTest([2, -1])).toBe(1);
    // |sum| of 3 and above among ±2 ±2 ±1: 5, 3 and their opposites.
    expect(signFlipTest([2, 2, -1])).toBe(4 / 8);
    expect(signFlipTest([0, 0, 0])).toBe(1);
    expect(signFlipTest(Array.from({ length: 10 }, () => 0.05))).toBe(2 / 1024);
  });

  it('says nothing without pairs, and refuses too many', () => {
    expect(signFlipTest([])).toBeNaN();
    expect(() => signFlipTest(new Array(21).fill(1))).toThrow('differences: expected at most 20, but got 21');
  });
});
