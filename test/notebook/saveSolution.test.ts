import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/graph/Graph';
import { readGraphFile } from '../../src/graph/io/readGraphFile';
import { saveSolution, solutionCsv, solutionGexf, solutionRows } from '../../src/notebook/saveSolution';
import { problems } from '../../src/problems';

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
const communities = {
  problem: problems.modularity,
  instance: { graph, k: 2 },
  solution: Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1),
};
const facilities = {
  problem: problems.facility,
  instance: problems.facility.pose(graph, { k: 2 }),
  solution: Int32Array.of(1, 6),
};

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

  it('has a column of names where there are some', () => {
    const instance = { graph: Graph.fromEdges(2, [0], [1]), k: 2 };
    const small = { ...communities, instance, solution: Int32Array.of(0, 1) };
    expect(solutionCsv({ ...small, labels: ['Anna', '1'] })).toBe('node,label,community\n0,Anna,0\n1,1,1\n');
    expect(solutionCsv({ ...small, labels: ['0', '1'] })).toBe('node,community\n0,0\n1,1\n');
  });

  it('gives facility and hops, and blanks out of reach', () => {
    const ids = ['a', 'b', 'c', 'd'];
    const four = Graph.fromEdges(4, [0, 1], [1, 2], { ids });
    const instance = problems.facility.pose(four, { k: 1, partial: true });
    const saved = { problem: problems.facility, instance, solution: Int32Array.of(1) };
    expect(solutionCsv(saved)).toBe('node,facility,distance\na,b,1\nb,b,0\nc,b,1\nd,,\n');
    expect(solutionRows(saved)[3]).toEqual({ node: 'd', facility: null, distance: null });
  });
});

describe('a problem that says nothing of nodes', () => {
  const { outcome: _, ...silent } = problems.modularity;
  const { outcome: __, ...silentChoice } = problems.facility;

  it('has its part, or whether it is chosen', () => {
    expect(solutionCsv({ ...communities, problem: silent }).split('\n')[0]).toBe('node,part');
    const chosen = solutionRows({ ...facilities, problem: silentChoice });
    expect(chosen.map((row) => row.chosen)).toEqual([false, true, false, false, false, false, true, false]);
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
