import { describe, expect, it } from 'vitest';
import { auc } from '../../src/training/auc';

describe('auc', () => {
  it('counts pairs in order, ties half', () => {
    expect(auc([3, 4], [1, 2])).toBe(1);
    expect(auc([1, 2], [3, 4])).toBe(0);
    expect(auc([1, 3], [2, 2])).toBe(0.5);
    // Of six pairs, three in order and one tied: (3 + 1/2) / 6.
    expect(auc([2, 1], [1, 0, 5])).toBeCloseTo((3 + 0.5) / 6, 12);
  });

  it('is NaN when one side is empty', () => {
    expect(auc([], [1])).toBeNaN();
    expect(auc([1], [])).toBeNaN();
  });
});
