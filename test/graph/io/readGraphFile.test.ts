import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { MultiGraph } from 'graphology';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import type { ReadGraphFileOptions } from '../../../src/graph/io/GraphFile';
import { readGraphFile } from '../../../src/graph/io/readGraphFile';

const folder = mkdtempSync(join(tmpdir(), 'graphs-'));

function read(name: string, text: string | Uint8Array, options?: ReadGraphFileOptions) {
  const file = join(folder, name);
  writeFileSync(file, text);
  return readGraphFile(file, options);
}

/** What the error says after the file's name. */
function failure(name: string, text: string): string {
  try {
    read(name, text);
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message.startsWith(join(folder, name))).toBe(true);
    expect((error as Error).message).not.toContain('\n');
    return (error as Error).message.slice(join(folder, name).length);
  }
  throw new Error('expected an error');
}

/** u-v:weight of every edge by ids. */
function edges({ graph }: ReturnType<typeof readGraphFile>): string[] {
  const list: string[] = [];
  graph.forEachEdge((u, v, w) => list.push(`${graph.ids[u]}-${graph.ids[v]}:${w}`));
  return list;
}

const graphml = (body: string, keys = '', attributes = 'edgedefault="undirected"') =>
  `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}\n<graph ${attributes}>\n${body}\n</graph></graphml>`;
const gexf = (nodes: string, edges: string, attributes = '') =>
  `<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n<graph ${attributes}>\n<nodes>${nodes}</nodes>\n<edges>${edges}</edges>\n</graph></gexf>`;
const AB = '<node id="a"/><node id="b"/>';

describe('readGraphFile of an edge list', () => {
  it.each([
    ['a.csv', 'source,target\na,b\nb,c\n'],
    ['a.tsv', 'a\tb\nb\tc'],
    ['a.edges', 'a b\nb c'],
    ['noending', 'a b\nb c'],
    ['odd.dat', 'a;b\nb;c\n'],
  ])('%s', (name, text) => {
    const file = read(name, text);
    expect([file.format, edges(file), file.labels]).toEqual(['edge list', ['a-b:1', 'b-c:1'], ['a', 'b', 'c']]);
  });

  it('of one line without a line break, gzipped, with weights', () => {
    expect(edges(read('one.csv.gz', gzipSync('a,b,2.5')))).toEqual(['a-b:2.5']);
  });

  it('keeps a label that looks like markup as text', () => {
    expect(read('h.csv', '<img onerror=alert(1)>,b\n').graph.ids[0]).toBe('<img onerror=alert(1)>');
  });

  it('names the line of what it cannot read', () => {
    expect(failure('bad.csv', 'a,b,1\nb,c,x\n')).toMatch(/^:2: column 3 of the edge between "b"/);
    expect(failure('empty.csv', '')).toBe(': expected at least one line, but got an empty file');
  });
});

describe('readGraphFile of GraphML', () => {
  const keys =
    '<key id="d0" for="edge" attr.name="weight" attr.type="double"/><key id="d1" for="node" attr.name="name" attr.type="string"/>';

  it('reads nodes, names and weights; an edge without weight weighs 1', () => {
    const body =
      '<node id="a"><data key="d1">Anna &lt;3</data></node><node id="b"/><node id="alone"/><node id="c"/>' +
      '<edge source="a" target="b"><data key="d0">2.5</data></edge><edge source="b" target="c"/>';
    const file = read('w.graphml', graphml(body, keys));
    expect(file.format).toBe('GraphML');
    expect(file.labels).toEqual(['Anna <3', 'b', 'alone', 'c']);
    expect(edges(file)).toEqual(['a-b:2.5', 'b-c:1']);
  });

  it('takes the weight from the attribute asked for, and none by default where there is no "weight"', () => {
    const other = keys.replace('"weight"', '"strength"');
    const text = graphml(`${AB}<edge source="a" target="b"><data key="d0">3</data></edge>`, other);
    expect(edges(read('s.graphml', text, { weight: 'strength' }))).toEqual(['a-b:3']);
    expect(read('s.graphml', text).graph.weights).not.toBeNull(); // named like a weight
    const unlike = graphml(
      `${AB}<edge source="a" target="b"><data key="d0">3</data></edge>`,
      keys.replace('"weight"', '"colour"'),
    );
    expect(read('u.graphml', unlike).graph.weights).toBeNull();
  });

  it('uses the default of a key', () => {
    const text = graphml(
      `${AB}<edge source="a" target="b"/>`,
      keys.replace('"double"/>', '"double"><default>4</default></key>'),
    );
    expect(edges(read('d.graphml', text))).toEqual(['a-b:4']);
  });

  it('forgets directions and merges parallel edges of all kinds, repeated edge ids included', () => {
    const body =
      `${AB}<edge id="e" source="a" target="b"/><edge id="e" source="b" target="a" directed="true"/>` +
      '<edge source="a" target="b" directed="false"/><edge source="a" target="a"/>';
    const { graph } = read('m.graphml', graphml(body, '', 'edgedefault="directed"'));
    expect([graph.m, graph.dropped]).toEqual([1, { duplicates: 2, selfLoops: 1 }]);
  });

  it("passes over yEd's keys and reads a key for everything", () => {
    const yed =
      '<key for="port" id="p" yfiles.type="portgraphics"/><key for="graphml" id="r" yfiles.type="resources"/>' +
      '<key attr.name="weight" attr.type="double" id="d0"/><key for="node" id="n" yfiles.type="nodegraphics"/>' +
      '<key for="edge" id="t" attr.name="time" attr.type="duration"/>';
    const body =
      '<node id="a"><data key="n"><Shape>text</Shape></data><port name="x"/></node><node id="b"/>' +
      '<edge source="a" target="b"><data key="d0">2</data><data key="t">P1D</data></edge>';
    expect(edges(read('yed.graphml', graphml(body, yed)))).toEqual(['a-b:2']);
  });

  it('is recognised by its content, also in another file name', () => {
    expect(
      read('x.xml', `<?xml version="1.0"?>\n${graphml(`${AB}<edge source="a" target="b"/>`).slice(22)}`).format,
    ).toBe('GraphML');
  });

  it.each([
    [
      'a missing node',
      `${AB}\n<edge source="a" target="z"/>`,
      /^:5: expected a target among the nodes, but got "z", which is no node$/,
    ],
    [
      'an edge without an end',
      `${AB}\n\n<edge target="b"/>`,
      /^:6: expected a source among the nodes, but got an edge without one$/,
    ],
    ['a node twice', `${AB}\n<node id="a"/>`, /^:5: expected each node id once, but got "a" again$/],
    ['a node without id', '<node/>', /^:4: expected a node with an id/],
    ['a hyperedge', `${AB}<hyperedge/>`, /^:4: expected edges between two nodes, but got a hyperedge$/],
    [
      'a nested graph',
      '<node id="a"><graph edgedefault="directed"/></node>',
      /^: expected an edge between two different nodes/,
    ],
    ['no edge', AB, /^: expected an edge between two different nodes, but got 2 nodes, no edge$/],
    ['nothing', '', /got 0 nodes, no edge$/],
    ['an unclosed element', `${AB}<edge source="a" target="b">`, /: expected well-formed XML/],
    ['a bare attribute', '<node id=a/>', /^:4: expected well-formed XML/],
    ['an unknown entity', '<node id="&nope;"/>', /^:\d+: expected well-formed XML, but got .*entity/],
  ])('says where there is %s', (_what, body, message) => {
    expect(failure('bad.graphml', graphml(body))).toMatch(message);
  });

  it('expands no entity of the document', () => {
    const bomb = `<!DOCTYPE graphml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${graphml('<node id="x">&b;</node>').slice(22)}`;
    expect(failure('bomb.graphml', bomb)).toMatch(/expected well-formed XML, but got .*entity/);
  });

  it.each([
    ['cut off', graphml(`${AB}<edge source="a" target="b"/>`).slice(0, 150), /well-formed XML/],
    ['of another kind', '<svg/>', /^:1: expected the element <graphml>, but got <svg>$/],
    ['no XML', 'hello', /<graphml>, but got none$/],
    ['without a graph', '<graphml/>', /^: expected an element <graph>, but got none$/],
  ])('refuses a file %s', (_what, text, message) => {
    expect(failure('file.graphml', text)).toMatch(message);
  });

  it.each(['0', '-1', 'heavy', ''])('refuses the weight "%s"', (weight) => {
    const text = graphml(
      `${AB}<edge source="a" target="b"><data key="d0">${weight}</data></edge>`,
      keys.replace('double', 'string'),
    );
    expect(failure('weight.graphml', text)).toBe(
      `:4: weight of the edge between "a" and "b": expected a number above 0, between 1.2e-38 and 3.4e38, but got "${weight}"`,
    );
  });
});

describe('readGraphFile of GEXF', () => {
  it('reads labels, weights and undeclared attributes; directions are forgotten', () => {
    const nodes =
      '<node id="0" label="&lt;img onerror=alert(1)&gt;"><attvalues><attvalue for="7" value="x"/></attvalues></node><node id="1"/>';
    const links =
      '<edge id="0" source="0" target="1" weight="2"/><edge id="0" source="1" target="0" type="undirected"/>';
    const file = read('g.gexf', gexf(nodes, links, 'defaultedgetype="directed"'));
    expect([file.format, file.labels, edges(file)]).toEqual(['GEXF', ['<img onerror=alert(1)>', '1'], ['0-1:3']]);
  });

  it('says where an edge leads nowhere and which weight is none', () => {
    expect(failure('e.gexf', gexf(AB, '<edge source="a" target="c"/>'))).toMatch(
      /^:4: expected a target among the nodes/,
    );
    expect(failure('w.gexf', gexf(AB, '<edge source="a" target="b" weight="x"/>'))).toMatch(
      /^:4: weight of the edge between "a" and "b".* but got "x"$/,
    );
  });
});

describe('readGraphFile of JSON', () => {
  it("reads what graphology's export gives, of any kind of graph", () => {
    const graph = new MultiGraph();
    graph.addNode('a', { label: 'Anna' });
    graph.addNode('b');
    graph.addDirectedEdge('a', 'b', { weight: 2 });
    graph.addUndirectedEdge('b', 'a', { weight: 1 });
    const file = read('g.json', JSON.stringify(graph.export()));
    expect([file.format, file.labels, edges(file)]).toEqual(['JSON', ['Anna', 'b'], ['a-b:3']]);
  });

  it('takes keys and attributes that are names of built-in properties as text', () => {
    const text =
      '{"nodes":[{"key":"__proto__"},{"key":"constructor"}],"edges":[{"source":"__proto__","target":"constructor"}]}';
    expect(edges(read('proto.json', text))).toEqual(['__proto__-constructor:1']);
  });

  it.each([
    ['{"nodes": [],\n "edges": [}', /^(:2)?: expected JSON, but got/],
    ['[1]', /edge 0: expected an edge, .* but got 1$/],
    ['null', /but got null$/],
    ['{"nodes":[],"links":[]}', /but got 0 nodes, no edge$/],
    ['{"nodes":[{"id":"a"}],"edges":[]}', /but got 1 nodes, no edge$/],
    ['{"nodes":[{"key":"a"},{"key":"a"}],"edges":[]}', /: nodes\[1\]: expected each node id once, but got "a" again$/],
    [
      '{"nodes":[{"key":"a"}],"edges":[{"source":"a"}]}',
      /: edges\[0\]: expected a target among the nodes, but got an edge without one$/,
    ],
    ['{"nodes":[{"key":"a"}],"edges":[{"source":"a","target":"q"}]}', /but got "q", which is no node$/],
    ['{"nodes":[{"key":"a"}],"edges":[null]}', /: edges\[0\]: expected a source/],
  ])('refuses %s', (text, message) => {
    expect(failure('bad.json', text)).toMatch(message);
  });
});

it('readGraphFile says which file is not there', () => {
  expect(() => readGraphFile(join(folder, 'nope.graphml'))).toThrow(
    /nope.graphml: expected a readable file, but got ENOENT/,
  );
});
