import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs-core';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { readGraphFile } from '../../src/graph/io/readGraphFile';
import {
  guardedCells,
  type SavedSolution,
  saveSolution,
  solutionCsv,
  solutionGexf,
  solutionRows,
} from '../../src/notebook/saveSolution';
import { problems } from '../../src/problems';
import { defineProblem } from '../../src/problems/defineProblem';
import type { Problem } from '../../src/problems/Problem';

const HOSTILE = [
  '<img onerror=alert(1)>',
  '=HYPERLINK("x")',
  '-2+3',
  '@SUM(A1)',
  '-12.5',
  'a "b", c',
  'two\nlines',
  '+1e3',
];
const graph = Graph.fromEdges(8, [0, 1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], { ids: HOSTILE });
/** A solution on a graph, of a problem posed on it. */
const saved = (problem: Problem, on: Graph, solution: number[], k = 2): SavedSolution => ({
  problem,
  instance: problem.pose(on, { k, partial: true }),
  solution: Int32Array.from(solution),
});
const communities = saved(problems.modularity, graph, [0, 0, 0, 0, 1, 1, 1, 1]);
const facilities = saved(problems.facility, graph, [1, 6]);

describe('solutionCsv', () => {
  it('keeps every label as one field, and no field is a formula', () => {
    const { data, errors } = Papa.parse<string[]>(solutionCsv(communities).trimEnd());
    expect(errors).toEqual([]);
    expect(data[0]).toEqual(['node', 'community']);
    expect(data.slice(1).map(([node]) => node)).toEqual([
      '<img onerror=alert(1)>',
      '\'=HYPERLINK("x")',
      "'-2+3",
      "'@SUM(A1)",
      '-12.5',
      'a "b", c',
      'two\nlines',
      '+1e3',
    ]);
    expect(
      data
        .slice(1)
        .map(([, community]) => community)
        .join(''),
    ).toBe('00001111');
  });

  it.each(['\n=1', '\t=1', '\r=1', '=1', '＝1+1', '＋a', '－a', '＠a', '- 1', '+a'])(
    'has an apostrophe before %j',
    (id) => {
      const { problem } = communities;
      const two = Graph.fromEdges(2, [0], [1], { ids: [id, 'a'] });
      const cells = { problem, instance: problem.pose(two, { k: 2 }), solution: Int32Array.of(0, 1) };
      const [, [first]] = Papa.parse<string[]>(solutionCsv(cells), { newline: '\n' }).data as [string[], string[]];
      expect([first, guardedCells(cells)]).toEqual([`'${id}`, 1]);
    },
  );

  it('has a column of names where there are some', () => {
    const small = saved(problems.modularity, Graph.fromEdges(2, [0], [1]), [0, 1]);
    expect(solutionCsv({ ...small, labels: ['Anna', '1'] })).toBe('node,label,community\n0,Anna,0\n1,1,1\n');
    expect(solutionCsv({ ...small, labels: ['0', '1'] })).toBe('node,community\n0,0\n1,1\n');
  });

  it('gives facility and hops, and blanks out of reach', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const four = Graph.fromEdges(4, [0, 1], [1, 2], { ids });
    const one = saved(problems.facility, four, [1], 1);
    expect(solutionCsv(one)).toBe('node,facility,distance\na,b,1\nb,b,0\nc,b,1\nd,,\n');
    expect(solutionRows(one)[3]).toEqual({ node: 'd', facility: null, distance: null });
  });
});

describe('a problem that says nothing of its nodes', () => {
  const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0]);
  const loss = (_: unknown, r: tf.Tensor) => r.sum();

  it('gives the part of each node, coloured by it', () => {
    const problem = defineProblem({ name: 'custom', loss });
    const parts = saved(problem, square, [0, 1, 0, 1]);
    expect(solutionCsv(parts)).toBe('node,part\n0,0\n1,1\n2,0\n3,1\n');
    expect(solutionGexf(parts)).toContain('title="part" type="integer"');
    expect(solutionGexf(parts).match(/viz:color r="0" g="114" b="178"/g)).toHaveLength(2);
  });

  it('says which nodes are chosen, large in the drawing', () => {
    const problem = defineProblem({ name: 'custom', kind: 'selection', loss });
    const chosen = saved(problem, square, [1, 2]);
    expect(solutionRows(chosen)).toEqual([
      { node: '0', chosen: false },
      { node: '1', chosen: true },
      { node: '2', chosen: true },
      { node: '3', chosen: false },
    ]);
    expect(solutionGexf(chosen).match(/viz:size value="30"/g)).toHaveLength(2);
  });
});

describe('solutionGexf', () => {
  it('holds communities with colours and positions, labels as text', () => {
    const text = solutionGexf(communities);
    expect(text).toContain('<attribute id="community" title="community" type="integer"/>');
    expect(text.match(/viz:color r="0" g="114" b="178"/g)).toHaveLength(4);
    expect(text.match(/viz:position/g)).toHaveLength(8);
    expect(text).not.toContain('<img');
  });

  it('makes facilities large and names them', () => {
    const text = solutionGexf(facilities);
    expect(text.match(/viz:size value="30"/g)).toHaveLength(2);
    expect(text.match(/for="chosen" value="true"/g)).toHaveLength(2);
    expect(text).toContain('for="facility" value="two&#xA;lines"');
  });

  it('gives the same text for the same seed', () => {
    expect(solutionGexf(facilities, { seed: 3 })).toBe(solutionGexf(facilities, { seed: 3 }));
    expect(solutionGexf(facilities, { seed: 3 })).not.toBe(solutionGexf(facilities, { seed: 4 }));
  });
});

describe('saveSolution', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));

  it('writes by the ending, into folders that it makes', () => {
    saveSolution(join(folder, 'deep/er/a.csv'), communities);
    expect(readFileSync(join(folder, 'deep/er/a.csv'), 'utf8')).toBe(solutionCsv(communities));
    saveSolution(join(folder, 'b.GEXF'), facilities);
    expect(readGraphFile(join(folder, 'b.GEXF')).graph.ids).toEqual(HOSTILE);
  });

  it('refuses other endings and places that cannot be written to', () => {
    expect(() => saveSolution('a.png', communities)).toThrow(
      'output: expected a name that ends in .csv or .gexf, but got "a.png"',
    );
    expect(() => saveSolution(join(folder, 'b.GEXF', 'c.csv'), communities)).toThrow(
      /expected a file that can be written, but got E/,
    );
  });
});

describe('what goes out as it came in', () => {
  const names = ['a', 'b', 'c', 'd'];
  const square = Graph.fromEdges(4, [0, 1, 2, 3], [1, 2, 3, 0], { ids: names, weights: [0.1, 123456789, 3, 4] });
  const parts = saved(problems.modularity, square, [0, 0, 1, 1]);

  it('attributes of nodes stay, and one of the same name is told apart', () => {
    const nodeAttributes = { town: ['x', null, 'y', 'z'], community: [7, 8, 9, null], big: [true, false, true, null] };
    const text = solutionGexf({ ...parts, nodeAttributes });
    for (const title of ['town', 'community', 'community (input)', 'big']) expect(text).toContain(`title="${title}"`);
    expect(text.match(/value="y"/g)).toHaveLength(1);
    expect(text).toMatch(/for="community \(input\)" value="9"/);
  });

  it('weights have the digits that were given', () => {
    expect(solutionGexf(parts)).toMatch(/weight="0.1"/);
    expect(solutionGexf(parts)).not.toMatch(/0\.1000000/);
    const exactWeights = Float64Array.from(square.weights!, (w) => (w > 1e6 ? 123456789 : w));
    expect(solutionGexf({ ...parts, exactWeights })).toMatch(/weight="123456789"/);
  });

  it('positions of the file stay, sizes fit them; positions of ours leave room for the nodes', () => {
    const positions = { x: Float64Array.of(0, 0.1, 0.1, 0), y: Float64Array.of(0, 0, 0.1, 0.1) };
    const text = solutionGexf({ ...parts, positions });
    expect(text).toContain('<viz:position x="0.1" y="0"/>');
    const sizes = Array.from(text.matchAll(/viz:size value="([\d.]+)"/g), ([, size]) => Number(size));
    expect(sizes).toHaveLength(4);
    expect(Math.max(...sizes)).toBeLessThan(0.1);
    const far = { x: Float64Array.of(0, 1e6, 1e6, 0), y: Float64Array.of(0, 0, 1e6, 1e6) };
    const near = Array.from(solutionGexf(parts, { layout: far }).matchAll(/x="([-\d.]+)" y/g), ([, x]) => Number(x));
    expect(Math.max(...near) - Math.min(...near)).toBeLessThan(100);
    expect(Math.max(...near) - Math.min(...near)).toBeGreaterThan(20);
  });

  it('shares of a node’s edges are columns, if asked for', () => {
    expect(solutionRows({ ...parts, shares: true })[1]).toMatchObject({ node: 'b', community: 0, 'share in 1': 1 });
    expect(() => solutionRows({ ...facilities, shares: true })).toThrow('shares: expected a partition');
  });

  it('a node without an edge has no community', () => {
    const lone = saved(problems.modularity, Graph.fromEdges(3, [0], [1], { ids: ['a', 'b', 'z'] }), [0, 1, 1]);
    expect(solutionCsv(lone)).toBe('node,community\na,0\nb,1\nz,\n');
    expect(solutionGexf(lone).match(/<attvalue for="community"/g)).toHaveLength(2);
  });
});

describe('what does not fit together is refused', () => {
  const path = Graph.fromEdges(6, [0, 1, 2, 3, 4], [1, 2, 3, 4, 5]);
  const parts = saved(problems.modularity, path, [0, 0, 0, 1, 1, 1]);
  const file = join(mkdtempSync(join(tmpdir(), 'refused-')), 'a.csv');

  it.each([
    [{ ...parts, labels: new Array<string>(10).fill('x') }, 'labels: expected n = 6 of them, but got 10'],
    [{ ...parts, solution: Int32Array.of(0, 1) }, 'solution: expected a label for each of n = 6 nodes, but got 2'],
    [
      { ...parts, solution: Int32Array.of(0, 0, 0, 0, 0, 5) },
      /solution: expected labels between 0 and K − 1 = 1, but got 5/,
    ],
    [{ ...parts, problem: 'modularity' as never }, /problem: expected a problem, .*, but got "modularity"/],
  ])('%#', (wrong, message) => {
    for (const ending of [file, file.replace('.csv', '.gexf')]) {
      expect(() => saveSolution(ending, wrong)).toThrow(message);
      expect(existsSync(ending)).toBe(false);
    }
  });

  it('cells that a spreadsheet would run are counted', () => {
    expect(saveSolution(file, communities)).toEqual({ file, guarded: 3 });
    expect(saveSolution(file.replace('.csv', '.gexf'), communities).guarded).toBe(0);
  });
});
