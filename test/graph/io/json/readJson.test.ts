import { describe, expect, it } from 'vitest';
import { edgesOf, readText, refusal } from '../../../support/readText';

describe('readJson', () => {
  it.each<[string, unknown, string[], string[]]>([
    [
      'networkx, edges',
      {
        directed: false,
        graph: {},
        nodes: [{ id: 1, club: 'x' }, { id: 'b' }],
        edges: [{ source: 1, target: 'b', weight: 2 }],
      },
      ['1-b:2'],
      ['1', 'b'],
    ],
    [
      'networkx, links',
      { nodes: [{ id: 'a' }, { id: 'b' }], links: [{ source: 'a', target: 'b', value: 3 }] },
      ['a-b:3'],
      ['a', 'b'],
    ],
    [
      'd3, by place',
      { nodes: [{ name: 'Anna' }, { name: 'Bob' }], links: [{ source: 0, target: 1 }] },
      ['0-1'],
      ['Anna', 'Bob'],
    ],
    [
      'd3, after its simulation',
      { nodes: [{ id: 'a' }, { id: 'b' }], links: [{ source: { id: 'a' }, target: { id: 'b' } }] },
      ['a-b'],
      ['a', 'b'],
    ],
    ['vis.js', { nodes: [{ id: 1, label: 'One' }, { id: 2 }], edges: [{ from: 1, to: 2 }] }, ['1-2'], ['One', '2']],
    [
      'graphology',
      {
        options: { type: 'mixed' },
        nodes: [{ key: 'a', attributes: { label: 'A' } }, { key: 'b' }],
        edges: [{ key: 'e', source: 'a', target: 'b', attributes: { weight: 0.5 } }],
      },
      ['a-b:0.5'],
      ['A', 'b'],
    ],
    [
      'Cytoscape',
      {
        elements: {
          nodes: [{ data: { id: 'a', name: 'A' } }, { data: { id: 'b' } }],
          edges: [{ data: { source: 'a', target: 'b', weight: 2 } }],
        },
      },
      ['a-b:2'],
      ['A', 'b'],
    ],
    [
      'Cytoscape, one list',
      { elements: [{ data: { id: 'a' } }, { data: { id: 'b' } }, { data: { source: 'a', target: 'b' } }] },
      ['a-b'],
      ['a', 'b'],
    ],
  ])('reads %s', (_what, data, edges, labels) => {
    const file = readText('p.json', JSON.stringify(data));
    expect([edgesOf(file), file.labels]).toEqual([edges, labels]);
  });

  it('keeps every digit of whole numbers beyond 2^53, in ids and attributes, and no text changes', () => {
    const text =
      '{"nodes":[{"id":1436278513418522630,"t":"12345678901234567 \\" 1"},{"id":1436278513418522629,"x":0.1234567890123456}],"edges":[{"source":1436278513418522630,"target":1436278513418522629,"weight":12345678901234567890}]}';
    const file = readText('p.json', text);
    expect(file.graph.ids).toEqual(['1436278513418522630', '1436278513418522629']);
    expect(file.nodeAttributes).toEqual({ t: ['12345678901234567 " 1', null], x: [null, 0.1234567890123456] });
    expect(edgesOf(file)).toHaveLength(1);
  });

  it('leaves attributes that hold others out and says so; weights that are no numbers are refused', () => {
    const nested = { nodes: [{ id: 'a', tags: ['x'] }, { id: 'b' }], edges: [{ source: 'a', target: 'b' }] };
    const file = readText('p.json', JSON.stringify(nested));
    expect([file.nodeAttributes, file.report.notes]).toEqual([{}, ['attributes that hold others are left out']]);
    const odd = { ...nested, edges: [{ source: 'a', target: 'b', weight: { toString: 1 } }] };
    expect(refusal('p.json', JSON.stringify(odd))).toMatch(
      /: weight of the edge between "a" and "b": .*got an object$/,
    );
  });

  it.each([
    ['pairs', '[["a","b"],["b","c"]]'],
    ["pandas' records", '[{"source":"a","target":"b","weight":2},{"source":"b","target":"c","weight":3}]'],
    ['JSON Lines', '{"from":"a","to":"b"}\n{"from":"b","to":"c"}\n'],
    ['links alone', '{"links":[{"source":"a","target":"b"},{"source":"b","target":"c"}]}'],
    ['neighbours by node', '{"a":["b"],"b":["a","c"]}'],
  ])('reads edges alone: %s', (_kind, text) => {
    const { graph } = readText('p.json', text);
    expect([graph.ids, graph.m]).toEqual([['a', 'b', 'c'], 2]);
  });

  it.each<[string, RegExp]>([
    ['[["a","b"],["b"]]', /: edge 1: expected an edge, .* but got \["b"\]$/],
    ['{"nodes":["a","b"],"pairs":["c"]}', /but got an object with nodes, pairs$/],
    ['{"nodes":[{"id":"a"},{"id":"b"}],"adjacency":[[],[]]}', /networkx's adjacency data; write node_link_data$/],
    ['{"a":1}', /but got an object with a$/],
    ['{\n"a":}', /^p.json(:2)?: expected JSON/],
  ])('refuses %s', (text, message) => {
    expect(refusal('p.json', text)).toMatch(message);
  });

  it.each([
    [{ options: { type: 'directed' } }, true],
    [{ options: { type: 'undirected' }, directed: true }, false],
    [{ directed: true }, true],
  ])('with %j, directions forgotten: %s', (kind, directed) => {
    const data = { ...kind, nodes: [{ id: 'a' }, { id: 'b' }], edges: [{ source: 'a', target: 'b' }] };
    expect(readText('p.json', JSON.stringify(data)).report.directed).toBe(directed);
  });
});
