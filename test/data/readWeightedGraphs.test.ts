import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readWeightedGraphs } from '../../src/data/readWeightedGraphs';
import { InputError } from '../../src/errors';
import { fileWith } from './temporary';

const good = { name: 'a', n: 3, edges: [[0, 2]], weights: [0.5, 0, 2], bestKnown: 2.5, param_p: 1 };
const read = (...lines: (object | string)[]) =>
  readWeightedGraphs(fileWith(lines.map((l) => (typeof l === 'string' ? l : JSON.stringify(l))).join('\n')));

describe('readWeightedGraphs', () => {
  it('reads a graph a line, plain or gzipped', () => {
    const graphs = read(good, { ...good, name: 'b', bestKnown: null }, '');
    expect(graphs.map(({ name, bestKnown }) => [name, bestKnown])).toEqual([
      ['a', 2.5],
      ['b', undefined],
    ]);
    expect([...graphs[0]!.graph.colIdx]).toEqual([2, 0]);
    expect([...graphs[0]!.weights]).toEqual([0.5, 0, 2]);
    expect(readWeightedGraphs(fileWith(gzipSync(`${JSON.stringify(good)}\n`), 'one.jsonl.gz')).length).toBe(1);
  });

  it('says in which line what is wrong', () => {
    const cases: [object | string, string][] = [
      ['{"name": ', 'line: expected a JSON object, but got '],
      ['3', 'line: expected a JSON object, but got number'],
      [{ ...good, name: 3 }, 'name: expected a text, but got number'],
      [{ ...good, n: -1 }, 'n: expected a number of nodes, but got -1'],
      [{ ...good, weights: [1, 2] }, 'weights: expected n = 3 numbers, but got 2'],
      [{ ...good, weights: [1, -2, 3] }, 'weight of node 1: expected a finite number of at least 0, but got -2'],
      [{ ...good, weights: [1, null, 3] }, 'weight of node 1: expected a finite number of at least 0, but got null'],
      [{ ...good, edges: 'none' }, 'edges: expected pairs of nodes, but got string'],
      [{ ...good, edges: [[0, 3]] }, 'edge 0: expected two nodes in [0, 3), but got [0,3]'],
      [{ ...good, edges: [[0, 1], [0.5]] }, 'edge 1: expected two nodes in [0, 3), but got [0.5]'],
      [{ ...good, bestKnown: 0 }, 'bestKnown: expected a number above 0, but got 0'],
    ];
    for (const [line, message] of cases) {
      const reading = () => read(good, line);
      expect(reading).toThrow(InputError);
      expect(reading).toThrow(`input.txt:2: ${message}`);
    }
  });
});
