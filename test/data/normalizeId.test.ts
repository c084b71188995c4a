import { expect, it } from 'vitest';
import { normalizeId } from '../../src/data/normalizeId';

it.each([
  ['6898', '6898'],
  ['6.898000000000000000e+03', '6898'],
  ['1.011450000000000000e+05', '101145'],
  ['0.000000000000000000e+00', '0'],
  ['007', '7'],
  ['-3', '-3'],
  ['1.5', '1.5'],
  ['1e400', '1e400'],
  ['paper-12', 'paper-12'],
  ['Infinity', 'Infinity'],
  ['', ''],
])('%s is %s', (raw, id) => {
  expect(normalizeId(raw)).toBe(id);
});
