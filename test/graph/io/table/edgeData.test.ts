import { expect, it } from 'vitest';
import { readData, splitData } from '../../../../src/graph/io/table/edgeData';

it.each<[string, [string, string][] | undefined]>([
  ['{}', []],
  ["{'weight': 3}", [['weight', '3']]],
  [
    "{'weight': 1e-3, 'kind': 'it\\'s, {x}'}",
    [
      ['weight', '1e-3'],
      ['kind', "it's, {x}"],
    ],
  ],
  [
    '{"a": None, \'b\': True}',
    [
      ['a', 'None'],
      ['b', 'True'],
    ],
  ],
  ["{'list': [1, {'x': 2}], 'w': 2}", [['w', '2']]],
  ["{0: 'x'}", [['0', 'x']]],
  ["{'a': 1,}", [['a', '1']]],
  ["{'a' 1}", undefined],
  ["{'a': 1} x", undefined],
  ["{'a': [1}", undefined],
  ['{a: 1}', undefined],
])('readData(%j)', (text, entries) => {
  expect(readData(text)).toEqual(entries);
});

it.each<[string, { record: string; data: string } | undefined]>([
  ['a b {}', { record: 'a b', data: '{}' }],
  ["a,b,{'w': 1} ", { record: 'a,b', data: "{'w': 1}" }],
  ['a {b', undefined],
  ['a b', undefined],
])('splitData(%j)', (line, parts) => {
  expect(splitData(line)).toEqual(parts);
});
