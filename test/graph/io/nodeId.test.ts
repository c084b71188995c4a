import { expect, it } from 'vitest';
import { nodeId } from '../../../src/graph/io/nodeId';

it.each(['01001', '12e3', '1.0', '+4930', '-3', '1e+05', '1.5e+00', '723389637071249411', '6.898e+3', '__proto__', ''])(
  '%j stays',
  (text) => {
    expect(nodeId(text)).toBe(text);
  },
);

it.each([
  ['6.898000000000000000e+03', '6898'],
  ['0.000000000000000000e+00', '0'],
  ['-1.2e+01', '-12'],
])('%s, as C prints it, is %s', (text, id) => {
  expect(nodeId(text)).toBe(id);
});
