import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { readNodeTable } from '../../../src/graph/io/readNodeTable';

const folder = mkdtempSync(join(tmpdir(), 'nodes-'));
const graph = Graph.fromEdges(4, [0, 1, 2], [1, 2, 3], { ids: ['01001', 'b, c', '12e3', '__proto__'] });
const read = (text: string, options = {}) => {
  const file = join(folder, 'nodes.csv');
  writeFileSync(file, text);
  return readNodeTable(file, graph, options);
};

describe('readNodeTable', () => {
  it('puts what it says beside the nodes, ids as text, in any order', () => {
    const { attributes, missing, strangers } = read(
      'people;Id;toString\r\n5;12e3;x\r\n;01001;y\r\n7;"b, c";\r\n9;1001;z\r\n8;__proto__;w\r\n',
    );
    expect(attributes.people).toEqual([null, '7', '5', '8']);
    expect(attributes.toString).toEqual(['y', null, 'x', 'w']);
    expect([missing, strangers]).toEqual([0, 1]);
    expect(Object.keys(attributes)).toEqual(['people', 'toString']);
  });

  it('takes the column of ids that is named, else the first', () => {
    expect(read('town,people\n01001,3\n').attributes.people![0]).toBe('3');
    expect(read('people,code\n3,01001\n', { id: 'code' }).attributes.people![0]).toBe('3');
    expect(read('town,people\n01001,3\n').missing).toBe(3);
  });

  it.each([
    ['id,x\n01001,1\n01001,2\n', {}, 'nodes.csv:3: expected each node once, but got "01001" again, first on line 2'],
    ['id,x\n01001\n', {}, 'nodes.csv:2: expected 2 columns as in the header, but got 1'],
    ['id,x\nq,1\n', {}, 'expected nodes of the graph, but got none of its ids in the column "id"'],
    ['id\n01001\n', {}, 'expected a header: a column of ids and others beside it, but got 1 columns'],
    ['id,x\n01001,1\n', { id: 'code' }, 'column of ids: expected one of "id", "x", but got "code"'],
    ['id,x\n"01001,1\n', {}, 'expected quotes that open and close around a field'],
  ])('refuses %j', (text, options, message) => {
    expect(() => read(text, options)).toThrow(message);
  });
});
