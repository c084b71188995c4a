import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import { readEdgeList } from '../../../src/graph/io/readEdgeList';
import { fileWith } from '../../data/temporary';

describe('readEdgeList', () => {
  it.each([
    ['comma', 'a,b\nb,c\n'],
    ['tab', 'a\tb\nb\tc\n'],
    ['semicolon', 'a;b\r\nb;c'],
    ['whitespace', '  a   b \n\n# comment\n% another\nb c\n'],
  ])('finds the delimiter %s', (delimiter, text) => {
    const list = readEdgeList(text);
    expect(list.delimiter).toBe(delimiter);
    expect(list.header).toBeNull();
    expect(list.graph.ids).toEqual(['a', 'b', 'c']);
    expect([...list.graph.colIdx]).toEqual([1, 0, 2, 1]);
    expect(list.graph.weights).toBeNull();
  });

  it.each([
    ['known names', 'Source,Target\nann,bob\n', ['Source', 'Target']],
    ['a weight column', 'u1,u2,strength\nann,bob,2\n', ['u1', 'u2', 'strength']],
    ['text above numbers', 'paper cites\n12 13\n', ['paper', 'cites']],
    ['quotes and a byte order mark', '\uFEFF"from";"to"\n"x";"y"\n', ['from', 'to']],
  ])('recognises a header by %s', (_how, text, header) => {
    const list = readEdgeList(text);
    expect(list.header).toEqual(header);
    expect([list.graph.n, list.graph.m]).toEqual([2, 1]);
  });

  it('takes no header where ids are names, unless told', () => {
    expect(readEdgeList('ann bob\nbob cat\n').graph.m).toBe(2);
    expect(readEdgeList('ann bob\nbob cat\n', { header: true }).graph.m).toBe(1);
  });

  it('reads weights, adds up repeats and counts what it drops', () => {
    const { graph } = readEdgeList('1 2 0.5\n2.0 1 1\n2 2 9\n');
    expect(graph.ids).toEqual(['1', '2']);
    expect([...graph.weights!]).toEqual([1.5, 1.5]);
    expect(graph.dropped).toEqual({ selfLoops: 1, duplicates: 1 });
  });

  it('reads a path, plain and gzipped, and bytes', () => {
    const text = '0 1\n1 2\n';
    expect(readEdgeList(fileWith(text)).graph.m).toBe(2);
    expect(readEdgeList(fileWith(gzipSync(text), 'edges.tsv.gz')).graph.m).toBe(2);
    expect(readEdgeList(Buffer.from(text)).graph.m).toBe(2);
  });

  it.each([
    ['a missing column', 'a,b\n\n# note\na\n', 'edge list:4: expected 2 columns as on the first line, but got 1'],
    ['too many columns', 'a b 1 2\n', 'edge list:1: expected 2 or 3 columns: source, target, weight, but got 4'],
    [
      'a text weight',
      'a b 1\nb c heavy\n',
      'edge list:2: expected a weight that is a finite number above 0, but got "heavy"',
    ],
    ['a NaN weight', 'a b 1\nb c NaN\n', 'but got "NaN"'],
    ['a negative weight', 'a b -1\n', 'but got "-1"'],
    ['an empty weight', 'a,b,1\nb,c,\n', 'but got ""'],
    ['an empty id', 'a,b\n,c\n', 'edge list:2: expected a node id, but got an empty field'],
    ['nothing but comments', '# a\n\n', 'edge list: expected at least one edge, but got no line with content'],
    [
      'self-loops alone',
      'a a\nb b\n',
      'edge list: expected an edge between two different nodes, but got self-loops only',
    ],
    ['a header alone', 'source,target\n', 'edge list: expected at least one edge, but got a header alone'],
  ])('throws for %s', (_what, text, message) => {
    expect(() => readEdgeList(text)).toThrow(InputError);
    expect(() => readEdgeList(text)).toThrow(message);
  });

  it('throws for a missing file, an empty one and a truncated gzip, naming it', () => {
    expect(() => readEdgeList('/nowhere/edges.csv')).toThrow(
      '/nowhere/edges.csv: expected a readable file, but got ENOENT',
    );
    expect(() => readEdgeList(fileWith(''))).toThrow('expected at least one line, but got an empty file');
    const truncated = gzipSync('0 1\n'.repeat(1000)).subarray(0, 30);
    expect(() => readEdgeList(fileWith(truncated))).toThrow('expected a complete gzip file, but got 30 bytes');
  });
});
