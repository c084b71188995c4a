import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFeatures } from '../../src/features/readFeatures';
import { Graph } from '../../src/graph/Graph';

const file = join(mkdtempSync(join(tmpdir(), 'features-')), 'f.csv');
const graph = Graph.fromEdges(3, [0, 1], [1, 2], { ids: ['1', 'b, the second', 'c'] });

function read(text: string) {
  writeFileSync(file, text);
  return readFeatures(file, graph);
}

describe('readFeatures', () => {
  it('puts rows in the order of the graph, with a header, quotes, blank lines and nodes of no use', () => {
    const { rows, cols, values } = read('node,x,y\nc,5,6\n\n"b, the second",3,4e-1\nelsewhere,9,9\n1,-1,2\n');
    expect([rows, cols, ...values]).toEqual([3, 2, -1, 2, 3, Math.fround(0.4), 5, 6]);
  });

  it('does without a header and with tabs', () => {
    expect([...read('1\t1\nb, the second\t2\nc\t3').values]).toEqual([1, 2, 3]);
  });

  it.each([
    ['1,1\nc,2\n', /f.csv: expected features of all n = 3 nodes, but got none for 1 of them, first "b, the second"$/],
    ['1,1\nc,2,3\n', /f.csv:2: expected 2 columns as on the first line, but got 3$/],
    ['1,1\nc,x\n', /f.csv:2: expected a finite number in column 2, but got "x"$/],
    ['1,1\nc,\n', /f.csv:2: expected a finite number in column 2, but got ""$/],
    ['1,1\nc,Infinity\n', /but got "Infinity"$/],
    ['1,1\nc,1e39\n', /but got "1e39"$/],
    ['1,1\nc,2\nc,2\n', /f.csv:3: expected each node once, but got "c" again, first on line 2$/],
    ['1\nc\n', /f.csv:1: expected a node id and at least one feature, but got "1" alone$/],
    ['1,1\n"c,2\n', /f.csv:2: expected quotes that open and close around a field/],
    ['', /expected at least one line, but got an empty file$/],
    [`id${',1'.repeat(5e5)}\n`, /f.csv: expected features of all n = 3/],
  ])('refuses %.40j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
