import { expect, it } from 'vitest';
import { parseNumber } from '../../../src/graph/io/parseNumber';

it.each([
  ['2.5', 2.5],
  [' +.5e-3 ', 0.0005],
  ['5.', 5],
  ['0x1.8p+0', 1.5],
  ['-0x1p-1', -0.5],
  ['0x.8p1', Number.NaN],
  ['', Number.NaN],
  ['.', Number.NaN],
  ['1,5', Number.NaN],
  ['0x1F', Number.NaN],
  ['0b1', Number.NaN],
  ['Infinity', Number.NaN],
  ['1e400', Number.POSITIVE_INFINITY],
  ['1_000', Number.NaN],
])('%j is %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});
