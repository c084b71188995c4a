import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCites } from '../../src/data/readCites';
import { InputError } from '../../src/errors';
import { fileWith } from './temporary';

describe('readCites', () => {
  it('keeps lines as they are: directions, repeats, self-loops; ids in order of appearance', () => {
    const cites = readCites(fileWith('35\t1033\n3.500000000000000000e+01 1.033000000000000000e+03\n1033 1033\r\n'));
    expect(cites.ids).toEqual(['35', '1033']);
    expect([...cites.source]).toEqual([0, 0, 1]);
    expect([...cites.target]).toEqual([1, 1, 1]);
  });

  it('looks ids up in an index, and reads gzip', () => {
    const index = new Map([
      ['b', 1],
      ['a', 0],
    ]);
    const cites = readCites(fileWith(gzipSync('b a\n')), { index });
    expect([...cites.source, ...cites.target]).toEqual([1, 0]);
    expect(cites.ids).toEqual(['a', 'b']);
  });

  it.each([
    ['one column', 'a b\na\n', ':2: expected 2 columns, but got 1'],
    ['three columns', '\na b c\n', ':2: expected 2 columns, but got 3'],
    ['an unknown id', 'a b\nb 99.0\n', ':2: expected one of the 2 known node ids, but got "99"'],
    ['an empty file', '', ': expected at least one line, but got an empty file'],
    ['blank lines only', '\n\n', ': expected at least one edge, but got only blank lines'],
    [
      'a truncated gzip',
      gzipSync('a b\n'.repeat(500)).subarray(0, 25),
      ': expected a complete gzip file, but got 25 bytes',
    ],
  ])('throws for %s, naming file and line', (_what, content, message) => {
    const file = fileWith(content, 'bad.cites');
    const index = new Map([
      ['a', 0],
      ['b', 1],
    ]);
    expect(() => readCites(file, { index })).toThrow(InputError);
    expect(() => readCites(file, { index })).toThrow(file + message);
  });
});
