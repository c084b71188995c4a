import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Graphology, { UndirectedGraph } from 'graphology';
import { parse } from 'graphology-gexf';
import { describe, expect, it } from 'vitest';
import { Graph } from '../../../src/graph/Graph';
import { readGraphFile } from '../../../src/graph/io/readGraphFile';
import { writeGexf } from '../../../src/graph/io/writeGexf';

const HOSTILE = ['<img onerror="alert(1)">', 'a & b \' "', ']]><x/>', 'tab\tline\nend', 'Zoë 😀'];
const path = Graph.fromEdges(5, [0, 1, 2, 3], [1, 2, 3, 4], { ids: HOSTILE, weights: [1, 2, 0.5, 4] });

describe('writeGexf', () => {
  it('round-trips hostile ids and labels, weights and columns', () => {
    const text = writeGexf(path, { labels: HOSTILE.map((id) => `${id}!`), attributes: { group: [0, 1, 0, 1, null] } });
    expect(text).not.toMatch(/<img|<x\/>/);
    const file = join(mkdtempSync(join(tmpdir(), 'gexf-')), 'a.gexf');
    writeFileSync(file, text);
    const back = readGraphFile(file);
    expect(back.graph.ids).toEqual(HOSTILE);
    expect(back.labels).toEqual(HOSTILE.map((id) => `${id}!`));
    expect(back.graph.weights).toEqual(path.weights);
    expect(back.graph.colIdx).toEqual(path.colIdx);
    const raw = parse(UndirectedGraph, text);
    expect(raw.mapNodes((_id, { group }) => group)).toEqual([0, 1, 0, 1, undefined]);
  });

  it('writes colour, size and position for Gephi', () => {
    const two = Graph.fromEdges(2, [0], [1]);
    const text = writeGexf(two, {
      colors: ['#0072B2', '#ffffff'],
      sizes: [10, 30],
      layout: { x: [1.23456, 0], y: [-2, 0] },
    });
    expect(text).toContain('<viz:color r="0" g="114" b="178"/>');
    expect(text).toContain('xmlns:viz="http://www.gexf.net/1.2draft/viz"');
    expect(text).toContain('<viz:size value="30"/>');
    expect(text).toContain('<viz:position x="1.2346" y="-2"/>');
    expect(text).not.toContain('weight=');
  });

  it('replaces what XML cannot hold and keeps nodes apart that differ in that alone', () => {
    const ids = ['a\u0000', 'a\u0001', 'b\uD800'];
    const text = writeGexf(Graph.fromEdges(3, [0, 1], [1, 2], { ids }));
    const raw = parse(UndirectedGraph, text);
    expect(raw.nodes()).toEqual(['0', '1', '2']);
    expect(raw.mapNodes((_id, { label }) => label)).toEqual(['a\uFFFD', 'a\uFFFD', 'b\uFFFD']);
  });

  it('holds an empty graph', () => {
    expect(parse(Graphology, writeGexf(Graph.fromEdges(0, [], []))).order).toBe(0);
  });

  it('refuses a column of another length', () => {
    expect(() => writeGexf(path, { attributes: { group: [1] } })).toThrow(
      'group: expected n = 5 values, one per node, but got 1',
    );
    expect(() => writeGexf(path, { labels: [] })).toThrow('labels: expected n = 5 values');
  });
});
