import { expect, it } from 'vitest';
import { dropoutOptions } from '../../src/ops/DropoutOptions';

it('dropout takes a rate from 0 up to 1, without it, and nothing else', () => {
  expect(dropoutOptions({})).toEqual({ rate: 0, seed: 0 });
  expect(dropoutOptions({ rate: 0.999, seed: 3 })).toEqual({ rate: 0.999, seed: 3 });
  for (const rate of [-0.1, 1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => dropoutOptions({ rate })).toThrow(`dropout rate: expected a number in [0, 1), but got ${rate}`);
  }
});
