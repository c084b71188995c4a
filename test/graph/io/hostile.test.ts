import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../../src/errors';
import { GRAPH_FORMATS, type ReadGraphFileOptions } from '../../../src/graph/io/GraphFile';
import { Rng } from '../../../src/random/Rng';
import { damage } from '../../fuzz/damage';
import { readText } from '../../support/readText';

const MB = 1e6;
/** About so many characters of it. */
const many = (text: string, size = MB) => text.repeat(Math.floor(size / text.length));
const numbered = (count: number, write: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('');

/** Files that make a careless reader look twice at every character, or believe a number. */
const HOSTILE: readonly (readonly [string, string, string | Uint8Array])[] = [
  ['millions of columns', 'p.csv', many('a,', 5 * MB)],
  ['millions of columns later', 'p.csv', `a,b\n${many('a,', 5 * MB)}`],
  ['a quote that never closes', 'p.csv', `a,b\n"${many('a,b\n')}`],
  ['quotes alone', 'p.csv', `a,b\n${many('"')}`],
  ['quotes within a quoted field', 'p.csv', `a,b\n"${many('a" "')}`],
  ['quotes between blanks', 'p.txt', `a b\n${many('"a ')}`],
  ['brackets between blanks', 'p.txt', `a b\n${many('(a ')}`],
  ['blanks within a name', 'p.csv', `a,b\nc${many(' ')},b\n`],
  ['braces', 'p.edgelist', many('a b {{{{{\n')],
  ['lists in a dict', 'p.edgelist', `a b {'a': ${many('[')}}\n`],
  ['dicts in a line', 'p.edgelist', `a b${many(' {}')} x\n`],
  ['a dict without end', 'p.edgelist', `a b${many(' {')}}\n`],
  ['digits', 'p.csv', `a,b,${many('1')}x\n`],
  ['marks of comments', 'p.txt', many('#a b\n')],
  ['decimal commas', 'p.csv', `a;b;${many('1')},5\n`],
  ['elements in elements', 'p.graphml', `<graphml><graph>${many('<x>')}`],
  ['attributes', 'p.graphml', `<graphml><graph ${numbered(5e4, (i) => `a${i}="" `)}></graph></graphml>`],
  ['control characters', 'p.gexf', `<gexf>${many('&#7;')}</gexf>`],
  ['entities', 'p.gexf', `<gexf>${many('&#0')}`],
  ['declarations of entities', 'p.graphml', `<!DOCTYPE graphml [${many('<!ENTITY a "b">')}`],
  ['a comment', 'p.graphml', `<!--${many('-')}`],
  [
    'attributes of nodes, each its own',
    'p.graphml',
    `<graphml><graph>${numbered(2e4, (i) => `<node id="${i}"><data key="k${i}">1</data></node>`)}<edge source="1" target="2"/></graph></graphml>`,
  ],
  [
    'attributes of edges, each its own',
    'p.graphml',
    `<graphml><graph><node id="1"/><node id="2"/>${numbered(2e4, (i) => `<edge source="1" target="2"><data key="k${i}">1</data></edge>`)}</graph></graphml>`,
  ],
  ['brackets of JSON', 'p.json', many('[')],
  ['an edge of JSON in brackets', 'p.json', `${many('[', 1e5)}1${many(']', 1e5)}`],
  ['objects of JSON', 'p.json', many('{"a":')],
  ['escapes of JSON', 'p.json', `{"1234567890123456":"${many('\\"')}`],
  ['digits of JSON', 'p.json', `{"nodes":[${many('1234567890123456789,')}`],
  [
    'an attribute of JSON in brackets',
    'p.json',
    `{"nodes":[{"id":1,"x":${many('[', 1e5)}${many(']', 1e5)}},{"id":2}],"edges":[{"source":1,"target":2}]}`,
  ],
  ['brackets of GML', 'p.gml', `graph [${many(' a [')}`],
  ['entities of GML', 'p.gml', `graph [ a "${many('&#1;')}" ]`],
  ['subgraphs in subgraphs', 'p.dot', `graph ${many('{')}`],
  [
    'edges between subgraphs',
    'p.dot',
    `graph {{${numbered(2e4, (i) => `a${i};`)}} -- {${numbered(2e4, (i) => `b${i};`)}}}`,
  ],
  ['a text that never closes', 'p.dot', `graph { "${many('\\a')}`],
  ['comments of DOT', 'p.dot', `${many('/**/')}graph {a -- b}`],
  ['comments of C', 'p', many('//\n')],
  ['comments of DIMACS', 'p', many('c a\r\n')],
  ['versions', 'p', `version ${many('aversion ')}`],
  ['quotes of GDF', 'p.gdf', `nodedef>name VARCHAR\n${many("'a")}`],
  ['blanks of GDF', 'p.gdf', `nodedef>name VARCHAR\na${many(' ')}b`],
  ['columns of GDF', 'p.gdf', `nodedef>${many('a,')}\n${many('b,')}`],
  ['vertices that no file holds', 'p.net', '*Vertices 999999999\n*Edges\n1 2\n'],
  ['as many as a short file may claim', 'p.net', '*Vertices 262144\n*Edges\n1 2\n'],
  ['rows that no file holds', 'p.mtx', '%%MatrixMarket matrix coordinate real general\n999999999 999999999 1\n1 2 3\n'],
  ['lines that no file holds', 'p.graph', '999999999 1\n2\n1\n'],
  ['nodes that no file holds', 'p.col', 'p edge 999999999 1\ne 1 2\n'],
  ['a star of one relation', 'p.sif', `a b${many(' c')}`],
  ['nodes of LGL', 'p.lgl', many('# a\n')],
  ['angles', 'p.txt', many('<a:b> <a:b> <')],
  ['a line of UTF-8 with a bad end', 'p.csv', Buffer.concat([Buffer.from(many('é')), Buffer.from([0xff])])],
  ['lines of UTF-8 with a bad end', 'p.csv', Buffer.concat([Buffer.from(many('é,é\n')), Buffer.from([0xff])])],
  ['zeros', 'p.csv', Buffer.alloc(MB)],
  ['line ends of old Macs', 'p.csv', many('a,b\r')],
  ['line ends', 'p.csv', many('\n')],
  ['one letter', 'p', many('a', 3 * MB)],
];

/** Seconds of the processor that reading took; typed errors are fine. */
function secondsOf(name: string, text: string | Uint8Array, options: ReadGraphFileOptions = {}): number {
  const start = process.cpuUsage();
  try {
    const { graph, labels } = readText(name, text, options);
    expect(labels).toHaveLength(graph.n);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message.length).toBeLessThan(1000);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

describe('hostile files cost about a second a megabyte at most', () => {
  it.each(HOSTILE)('%s', (_what, name, text) => {
    // Twice that here, where other tests run beside it; looking twice at every character takes minutes.
    expect(secondsOf(name, text)).toBeLessThan(2 * Math.max(1, text.length / MB));
  });
});

it('ten thousand damaged files end in a graph or an InputError, and change no prototype', () => {
  const kept = gunzipSync(readFileSync(join(__dirname, 'otherPrograms.json.gz')));
  const { files } = JSON.parse(kept.toString()) as { files: { name: string; text: string }[] };
  const seeds = [
    ...files,
    { name: 'p.dot', text: 'digraph { a -> {b c} [weight=2]; "d" }' },
    { name: 'p.tgf', text: '1 a\n2 b\n#\n1 2\n' },
  ]
    .concat(
      { name: 'p.gdf', text: 'nodedef>name,label\n1,"a"\n2,b\nedgedef>node1,node2\n1,2\n' },
      { name: 'p.sif', text: 'a pp b c\n' },
    )
    .concat(
      { name: 'p.graph', text: '3 2 1\n2 5\n1 5 3 6\n2 6\n' },
      { name: 'p.col', text: 'c x\np edge 2 1\ne 1 2\n' },
    );
  const rng = new Rng(12);
  for (let i = 0; i < 10000; i++) {
    const { name, text } = seeds[rng.int(seeds.length)]!;
    const bytes = damage(rng, Buffer.from(text));
    const format = rng.int(10) === 0 ? { format: GRAPH_FORMATS[rng.int(GRAPH_FORMATS.length)]! } : {};
    secondsOf(rng.int(3) === 0 ? 'p' : name, bytes, format);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>).previous).toBeUndefined();
}, 120_000);
