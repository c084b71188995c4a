import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { GraphFile, ReadGraphFileOptions } from '../../../src/graph/io/GraphFile';
import { modularityOf } from '../../../src/problems/modularity/modularityOf';
import { edgesOf, readText, refusal } from '../../support/readText';

/**
 * Files as people and programs write them, each with the right reading of it. Most are two triangles, a-b-c and d-e-f, and the
 * edge c-d between them: n = 6, m = 7, modularity of the triangles 0.3571, with weights 1 … 7 in this order 0.1983.
 */
const PAIRS = ['ab', 'bc', 'ac', 'de', 'ef', 'df', 'cd'].map(([u, v]) => [u!, v!] as const);

/** One line an edge. */
function lines(write: (u: string, v: string, i: number) => string, end = '\n'): string {
  return PAIRS.map(([u, v], i) => write(u, v, i) + end).join('');
}

/** a is 1 … f is 6. */
const number = (letter: string) => String(letter.charCodeAt(0) - 96);

/** Modularity of the two triangles. */
function triangleValue({ graph, labels }: GraphFile): number {
  const first = ['a', 'b', 'c', '1', '2', '3', '10', '20', '30'];
  const inFirst = graph.ids.map((id, i) => first.includes(id) || first.includes(labels[i]!));
  return modularityOf(graph, Array.from(inFirst, Number));
}

const UNWEIGHTED = 5 / 14;
/** Weights 1 … 7. */
const WEIGHTED = 21 / 28 - ((6 * 2 + 7) ** 2 + (15 * 2 + 7) ** 2) / 56 ** 2;
const twoTriangles = { unweighted: [6, 7, UNWEIGHTED], weighted: [6, 7, WEIGHTED] } as const;

describe('two triangles in a table', () => {
  it.each<[string, string, string, 'unweighted' | 'weighted', ReadGraphFileOptions?]>([
    [
      '1 pandas: an index column without a name',
      'p.csv',
      `,source,target\n${lines((u, v, i) => `${i},${number(u)}0,${number(v)}0`)}`,
      'unweighted',
    ],
    [
      '1 pandas, saved twice',
      'p.csv',
      `,Unnamed: 0,source,target\n${lines((u, v, i) => `${i},${i},${u},${v}`)}`,
      'unweighted',
    ],
    [
      '3 weight, source, target',
      'p.csv',
      `weight,source,target\n${lines((u, v, i) => `${i + 1},${number(u)},${number(v)}`)}`,
      'weighted',
    ],
    [
      '3 target, weight, source',
      'p.csv',
      `Target;WEIGHT;Source\n${lines((u, v, i) => `${v};${i + 1};${u}`)}`,
      'weighted',
    ],
    [
      '4 id, source, target',
      'p.csv',
      `id,source,target\n${lines((u, v, i) => `${i},${number(u)},${number(v)}`)}`,
      'unweighted',
    ],
    [
      '5 source, weight, target',
      'p.csv',
      `source,weight,target\n${lines((u, v, i) => `${u},${i + 1},${v}`)}`,
      'weighted',
    ],
    [
      '6 a timestamp is no weight',
      'p.csv',
      `source,target,timestamp\n${lines((u, v, i) => `${u},${v},${1289241911 + i}`)}`,
      'unweighted',
    ],
    [
      '7 an edge id is no weight',
      'p.csv',
      `source,target,id\n${lines((u, v, i) => `${u},${v},${i + 1}`)}`,
      'unweighted',
    ],
    ['8 Source, Destination', 'p.csv', `Source,Destination\n${lines((u, v) => `${u},${v}`)}`, 'unweighted'],
    ['9 ego, alter', 'p.csv', `ego,alter\n${lines((u, v) => `${u},${v}`)}`, 'unweighted'],
    ['10 source_id, target_id', 'p.csv', `source_id,target_id\n${lines((u, v) => `${u},${v}`)}`, 'unweighted'],
    [
      '10 From Node Id, To Node Id',
      'p.tsv',
      `From Node Id\tTo Node Id\n${lines((u, v) => `${u}\t${v}`)}`,
      'unweighted',
    ],
    ['10 person_a, person_b', 'p.csv', `person_a,person_b\n${lines((u, v) => `${u},${v}`)}`, 'unweighted'],
    [
      "12 Gephi's edges",
      'p.csv',
      `Source,Target,Type,Id,Label,timeset,Weight\n${lines((u, v, i) => `${u},${v},Undirected,${i},,,${i + 1}.0`)}`,
      'weighted',
    ],
    [
      "12 Gephi's edges, by semicolons",
      'p.csv',
      `Source;Target;Type;Id;Label;timeset;Weight\n${lines((u, v, i) => `${u};${v};Directed;${i};;;${i + 1}.0`)}`,
      'weighted',
    ],
    ['13 a Type', 'p.csv', `Source,Target,Type\n${lines((u, v) => `${u},${v},Undirected`)}`, 'unweighted'],
    [
      '14 R: row names',
      'p.csv',
      `"","from","to","weight"\n${lines((u, v, i) => `"${i + 1}","${u}","${v}",${i + 1}`)}`,
      'weighted',
    ],
    [
      '14 R: a header without the row names',
      'p.txt',
      `"from" "to" "weight"\n${lines((u, v, i) => `"${i + 1}" "${u}" "${v}" ${i + 1}`)}`,
      'weighted',
    ],
    ['15 pandas: an index, text ids', 'p.csv', `,source,target\n${lines((u, v, i) => `${i},${u},${v}`)}`, 'unweighted'],
    [
      '16 KONECT with times',
      'out.k',
      `% sym weighted\n% 7 6 6\n${lines((u, v, i) => `${number(u)} ${number(v)} ${i + 1} ${1083000000 + i}`)}`,
      'weighted',
    ],
    [
      '16 four columns, said which',
      'p.csv',
      lines((u, v, i) => `${u},${v},${i + 1},128924${i}`),
      'weighted',
      { source: '1', target: '2', weight: '3' },
    ],
    [
      '19 decimal commas under a header',
      'p.csv',
      `\uFEFFSource;Target;Weight\r\n${lines((u, v, i) => `${u};${v};${i + 1},0`, '\r\n')}`,
      'weighted',
    ],
    ['17 decimal commas without one', 'p.csv', lines((u, v, i) => `${u};${v};${i + 1},0`), 'weighted'],
    ['17 decimal commas between tabs', 'p.txt', lines((u, v, i) => `${u}\t${v}\t${i + 1},00`), 'weighted'],
    ['17 decimal commas between blanks', 'p.txt', lines((u, v, i) => `${u} ${v} ${i + 1},0`), 'weighted'],
    ['24 networkx: {}', 'p.edgelist', lines((u, v) => `${u} ${v} {}`), 'unweighted'],
    ["25 networkx: {'weight': 3}", 'p.edgelist', lines((u, v, i) => `${u} ${v} {'weight': ${i + 1}}`), 'weighted'],
    [
      '26 networkx: two attributes',
      'p.edgelist',
      lines((u, v, i) => `${u} ${v} {'kind': 'x, {y}', 'weight': ${i + 1}.0}`),
      'weighted',
    ],
    [
      '26 networkx with commas',
      'p.csv',
      lines((u, v, i) => `${u},${v},{'weight': ${i + 1}, 'tags': ['p', 'q']}`),
      'weighted',
    ],
    ['28 sep=;', 'p.csv', `sep=;\r\nSource;Target\r\n${lines((u, v) => `${u};${v}`, '\r\n')}`, 'unweighted'],
    ['29 bars', 'p.txt', lines((u, v) => `${u}|${v}`), 'unweighted'],
    ['30 a comma at the end of each line', 'p.csv', lines((u, v) => `${u},${v},`), 'unweighted'],
    [
      '31 a mark of byte order, blanks, CRLF',
      'p.csv',
      `\uFEFFSource, Target, Weight\r\n${lines((u, v, i) => ` ${u} , ${v} , ${i + 1}`, '\r\n')}`,
      'weighted',
    ],
    [
      '33 a header as a comment',
      'p.tsv',
      `#source\ttarget\tweight\n${lines((u, v, i) => `${u}\t${v}\t${i + 1}`)}`,
      'weighted',
    ],
    [
      '33 SNAP',
      'p.txt',
      `# Undirected graph\n# Nodes: 6 Edges: 7\n# FromNodeId\tToNodeId\n${lines((u, v) => `${u}\t${v}`)}`,
      'unweighted',
    ],
    ['arrows', 'p.txt', lines((u, v) => `${u} -> ${v}`), 'unweighted'],
    ['a comment at the end of each line', 'p.txt', lines((u, v) => `${u} ${v} # seen`), 'unweighted'],
    ['49 UTF-16', 'p.txt', lines((u, v, i) => `${u}\t${v}\t${i + 1}`), 'weighted', { encoding: 'utf-16le' }],
    [
      '60 the numbers of nodes and edges first',
      'p.txt',
      `6 7\n${lines((u, v) => `${number(u)} ${number(v)}`)}`,
      'unweighted',
    ],
    [
      '60 the same before weights',
      'p.txt',
      `6 7\n${lines((u, v, i) => `${number(u)} ${number(v)} ${i + 1}`)}`,
      'weighted',
    ],
    ['97 weights as small as 1e-30', 'p.csv', lines((u, v, i) => `${u},${v},${i + 1}e-30`), 'weighted'],
    ['97 weights as large as 1e30', 'p.csv', lines((u, v, i) => `${u},${v},${i + 1}e30`), 'weighted'],
    ['mixed tabs and blanks', 'p.txt', lines((u, v, i) => (i % 2 === 0 ? `${u}\t${v}` : `${u} ${v}`)), 'unweighted'],
    ['line ends of old Macs', 'p.csv', lines((u, v) => `${u},${v}`, '\r'), 'unweighted'],
  ])('%s', (_what, name, text, kind, options = {}) => {
    const bytes = options.encoding === 'utf-16le' ? Buffer.from(`\uFEFF${text}`, 'utf16le') : text;
    const file = readText(name, bytes, options);
    expect([file.graph.n, file.graph.m]).toEqual(twoTriangles[kind].slice(0, 2));
    expect(triangleValue(file)).toBeCloseTo(twoTriangles[kind][2], 6);
    expect(file.report.weight.from === null).toBe(kind === 'unweighted');
  });
});

describe('names', () => {
  it.each<[string, string, string, readonly string[]]>([
    [
      '21 delimiters within quotes',
      'p.csv',
      'source,target\n"Adams, Ann","Bell, Bo"\n"Bell, Bo","Cole, Cy"\n',
      ['Adams, Ann-Bell, Bo', 'Bell, Bo-Cole, Cy'],
    ],
    ['21 blanks within quotes', 'p.txt', '"New a" "New b"\n"New b" "c"\n', ['New a-New b', 'New b-c']],
    ['21 line breaks within quotes', 'p.csv', 'source,target\n"two\nlines",b\nb,c\n', ['two\nlines-b', 'b-c']],
    ['20 commas within names, semicolons between', 'p.csv', 'Dr, a;b\nDr, b;c\n', ['Dr, a-b', 'Dr, b-c']],
    [
      '20 semicolons within names, commas between',
      'p.csv',
      'Smith; J.,Doe; A.\nDoe; A.,Roe; B.\n',
      ['Smith; J.-Doe; A.', 'Doe; A.-Roe; B.'],
    ],
    ['22 doubled quotes', 'p.csv', 'source,target\n"Dwayne ""Rock"" J",Bo\nBo,Cy\n', ['Dwayne "Rock" J-Bo', 'Bo-Cy']],
    ['22 a quote inside a name', 'p.csv', 'a"b,c\nc,"d"\n', ['a"b-c', 'c-d']],
    [
      '27 places on a grid',
      'p.txt',
      '0,0 0,1\n0,1 1,1\n1,1 1,0\n1,0 0,0\n',
      ['0,0-0,1', '0,0-1,0', '0,1-1,1', '1,1-1,0'],
    ],
    [
      '27 the same as networkx writes it',
      'p.edgelist',
      '(0, 0) (1, 0) {}\n(0, 0) (0, 1) {}\n',
      ['(0, 0)-(1, 0)', '(0, 0)-(0, 1)'],
    ],
    [
      '35 hashtags',
      'p.csv',
      'source,target,weight\n#ai,#ml,3\n#ml,#data,2\nnews,#ai,1\n',
      ['#ai-#ml:3', '#ai-news:1', '#ml-#data:2'],
    ],
    ['35 hashtags without a header', 'p.csv', '#ai,#ml\n#ml,news\n', ['#ai-#ml', '#ml-news']],
    [
      '36 names that begin with %',
      'p.csv',
      'source,target\n%GDP,rate\nrate,%CPI\n%CPI,%GDP\n',
      ['%GDP-rate', '%GDP-%CPI', 'rate-%CPI'],
    ],
    [
      '36 names that begin with //',
      'p.csv',
      'source,target\n//cdn.x/a,//cdn.x/b\nx.org,//cdn.x/a\n',
      ['//cdn.x/a-//cdn.x/b', '//cdn.x/a-x.org'],
    ],
    [
      '# within an address',
      'p.txt',
      'http://x.org/a#1 http://x.org/b\nhttp://x.org/b c\n',
      ['http://x.org/a#1-http://x.org/b', 'http://x.org/b-c'],
    ],
    ['37 leading zeros', 'p.csv', 'from,to\n01001,01002\n01002,1001\n', ['01001-01002', '01002-1001']],
    [
      '38 hexadecimal digests',
      'p.csv',
      'source,target\n12e3,4f00\n4f00,12000\n5e10,12e3\n',
      ['12e3-4f00', '12e3-5e10', '4f00-12000'],
    ],
    [
      '39 telephone numbers',
      'p.csv',
      'caller,callee\n+4930111,+4930222\n4930111,+4930222\n',
      ['+4930111-+4930222', '+4930222-4930111'],
    ],
    [
      '40 numbers of 64 bits in JSON',
      'p.json',
      '{"nodes":[{"key":723389637071249411},{"key":723389637071249410}],"edges":[{"source":723389637071249411,"target":723389637071249410}]}',
      ['723389637071249411-723389637071249410'],
    ],
    [
      '40 the same in a table',
      'p.csv',
      '723389637071249411,723389637071249410\n',
      ['723389637071249411-723389637071249410'],
    ],
    ['42 1.0 is another name than 1', 'p.csv', 'source,target\n1.0,1\n1,2.50\n', ['1.0-1', '1-2.50']],
    ['43 numbers as C and NumPy print them', 'p.csv', '6.898000e+03,1.2e+01\n12,7\n', ['6898-12', '12-7']],
    ['44 two forms of one accent', 'p.csv', 'café,b\ncafe\u0301,b\n', ['café-b', 'b-cafe\u0301']],
    ['45 other scripts', 'p.csv', 'source,target\n東京,大阪\n大阪,ÑandÚ\n', ['東京-大阪', '大阪-ÑandÚ']],
    [
      'prototype: names of every object',
      'p.csv',
      'a,__proto__\nconstructor,valueOf\ntoString,hasOwnProperty\n',
      ['a-__proto__', 'constructor-valueOf', 'toString-hasOwnProperty'],
    ],
    ['names that no header may swallow', 'p.csv', 'node1,node2\nnode2,node3\n', ['node1-node2', 'node2-node3']],
    ['ends of a header that is none', 'p.csv', 'u,v\nv,w\n', ['u-v', 'v-w']],
    ['a node called source', 'p.csv', 'source,target\nsource,b\n', ['source-b']],
    ['the same in a list of networkx', 'p.edgelist', 'source b {}\nb c {}\n', ['source-b', 'b-c']],
    ['braces', 'p.csv', '{a},b\nb,c\n', ['{a}-b', 'b-c']],
    ['semicolons in a list of igraph', 'p.ncol', 'a;1 b\nb;2 a;1\n', ['a;1-b', 'a;1-b;2']],
  ])('%s', (_what, name, text, edges) => {
    expect(edgesOf(readText(name, text))).toEqual(edges);
  });

  it('46 Windows-1252 is read when said, and refused with the line when not', () => {
    const bytes = Buffer.from('José,Ann\nJosè,Bob\nAnn,Bob\nJosê,Cy\n', 'latin1');
    expect(readText('p.csv', bytes, { encoding: 'windows-1252' }).graph.ids).toEqual([
      'José',
      'Ann',
      'Josè',
      'Bob',
      'Josê',
      'Cy',
    ]);
    expect(refusal('p.csv', bytes)).toMatch(/^p.csv:1: expected UTF-8 text, .*windows-1252.* after "Jos"$/);
    expect(refusal('p.csv', Buffer.concat([Buffer.from('a,b\n'), bytes]))).toMatch(/^p.csv:2:/);
  });
});

describe('what a table is not', () => {
  it.each<[string, string, string | Uint8Array, RegExp, ReadGraphFileOptions?]>([
    ['11 a table of nodes', 'p.csv', 'Id,Label\n1,Anna\n2,Bob\n', /a table of nodes \(Id, Label\)$/],
    ['11 a table of features', 'p.csv', 'node,x,y\na,1,2\nb,2,3\n', /a table of nodes/],
    [
      '16 four columns without names',
      'p.csv',
      '1,2,1,1289241911\n2,3,2,1289241912\n',
      /expected 2 or 3 columns .* but got 4$/,
    ],
    [
      '23 quotes that do not close',
      'p.csv',
      'source,target\n"a,b\nb,c\nc,"d\n',
      /^p.csv:2: expected quotes that open and close/,
    ],
    [
      '34 empty weights',
      'p.csv',
      'source,target,weight\na,b,1\nb,c,\n',
      /^p.csv:3: weight of the edge between "b" and "c": .* but got ""$/,
    ],
    ['34 NA', 'p.csv', 'source,target,weight\na,b,1\nb,c,NA\n', /^p.csv:3: .* but got "NA"$/],
    ['42 nan among numbers', 'p.csv', 'source,target\n1.0,2.0\n3.0,nan\n', /got "nan" among numbers: a missing value$/],
    ['50 NUL', 'p.csv', 'a,b\0\nb,c\n', /^p.csv:1: expected text, but got a NUL character$/],
    [
      '49 UTF-16 without a mark',
      'p.csv',
      Buffer.from('a,b\nb,c\nc,d\n', 'utf16le'),
      /UTF-16 without a byte order mark$/,
    ],
    ['54 relations between names and numbers', 'p.txt', '1 pp 2\n2 pp 3\n3 pp 1\n', /source, relation, target/],
    ['62 bipartite KONECT', 'out.k', '% bip unweighted\n1 1\n1 2\n', /a bipartite KONECT graph/],
    [
      '63 a Git LFS pointer',
      'p.csv',
      'version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12345\n',
      /a Git LFS pointer/,
    ],
    ['64 an HTML page', 'p.graphml', '<!DOCTYPE html>\n<html><body></body></html>', /an HTML page/],
    ['65 a zip', 'p.csv', Buffer.from('PK\x03\x04xx', 'latin1'), /a zip archive or an Excel workbook/],
    ['65 bzip2', 'p.csv', Buffer.from('BZh91AY'), /a bzip2 file/],
    [
      '73 a weight that is not there',
      'p.csv',
      'source,target,Weight\na,b,1\n',
      /weight: expected one of .*"Weight".*, but got "wieght"$/,
      { weight: 'wieght' },
    ],
    [
      '74 the same without a weight',
      'p.csv',
      'source,target,length\na,b,1\n',
      /weight: expected one of .*"length".* but got "nope"$/,
      { weight: 'nope' },
    ],
    [
      '95 a weight that is too large',
      'p.csv',
      'a,b,1e39\nb,c,1\n',
      /^p.csv:1: .*between 1.2e-38 and 3.4e38, but got 1e\+39$/,
    ],
    [
      '95 weights with too large a sum',
      'p.csv',
      'a,b,3e38\nb,c,3e38\n',
      /edge weights: expected a sum of at most 1.7e38/,
    ],
    ['96 a weight that is too small', 'p.csv', 'a,b,1e-46\nb,c,1\n', /^p.csv:1: .*but got 1e-46$/],
    ['96 zero', 'p.csv', 'a,b,1\nb,c,0\n', /^p.csv:2: column 3 .*but got 0$/],
    [
      '110 a format that is none',
      'p.gexf',
      '<gexf/>',
      /format: expected one of edge list, GraphML/,
      { format: 'gexf' as 'GEXF' },
    ],
    [
      '120 an adjacency list',
      'p.txt',
      'a b c\nb c\nd e f\ne f\nc d\n',
      /^p.txt:1: expected 2 columns as on the other lines, but got 3$/,
    ],
    ['120 single quotes', 'p.csv', "'source','target'\n'a','b'\n", /got single quotes around them$/],
    ['120 tuples', 'p.txt', '(a, b)\n(b, c)\n', /got every line in brackets$/],
    ['120 a matrix', 'p.csv', ';a;b;c\na;0;1;1\nb;1;0;1\nc;1;1;0\n', /an adjacency matrix/],
    ['120 RDF', 'p.nt', '<http://x/a> <http://x/k> <http://x/b> .\n', /RDF \(N-Triples\)/],
    [
      'a column of another table',
      'p.csv',
      'source,target\na,b\n',
      /source: expected one of .*, but got "from"$/,
      { source: 'from', target: 'to' },
    ],
  ])('%s', (_what, name, text, message, options = {}) => {
    expect(refusal(name, text, options)).toMatch(message);
  });
});

describe('what is said of it', () => {
  it('6, 72 unweighted, and which numbers there are', () => {
    const { report } = readText('p.csv', `source,target,timestamp\n${lines((u, v, i) => `${u},${v},${i}`)}`);
    expect(report.weight).toEqual({ from: null, candidates: ['timestamp'], missing: 0 });
  });

  it('35 lines passed over are counted, and the marks of names are not', () => {
    const { report } = readText('p.txt', '# one\n\n# two\na b\n# three\nb c\n');
    expect([report.edges, report.skippedLines]).toEqual([2, 3]);
  });

  it('91 repeats count once without weights, and add up with them', () => {
    expect(readText('p.csv', 'a,b\nb,a\na,b\nb,c\n').report.repeats).toEqual({ count: 2, merged: 'counted once' });
    const file = readText('p.csv', 'a,b,1\nb,a,2\nb,c,4\n');
    expect(file.report.repeats).toEqual({ count: 1, merged: 'added up' });
    expect(edgesOf(file)).toEqual(['a-b:3', 'b-c:4']);
  });

  it('93 directions forgotten', () => {
    const directed = 'Source,Target,Type\na,b,Directed\nb,c,Undirected\n';
    expect(readText('p.csv', directed).report.directed).toBe(true);
    expect(readText('p.csv', directed.replace('Directed', 'Undirected')).report.directed).toBe(false);
    expect(readText('out.k', '% asym unweighted\n1 2\n2 3\n').report.directed).toBe(true);
  });

  it('94 nodes without an edge', () => {
    const text =
      '<gexf><graph><nodes><node id="a"/><node id="b"/><node id="x"/></nodes><edges><edge source="a" target="b"/></edges></graph></gexf>';
    expect(readText('p.gexf', text).report.isolated).toBe(1);
  });

  it('98 weights as they were written', () => {
    const file = readText('p.csv', 'source,target,usd\na,b,123456789\nb,c,0.1\nc,a,0.1\nc,a,0.2\n', { weight: 'USD' });
    expect(edgesOf(file)).toEqual(['a-b:123456789', `a-c:${0.1 + 0.2}`, 'b-c:0.1']);
    expect(readText('p.csv', 'a,b,0.5\n').exactWeights).toBeNull();
  });

  it('92 lengths, of repeats the shortest, beside the neighbours', () => {
    const file = readText('p.csv', 'source,target,length\na,b,1\nb,c,100\nc,b,7.1\n', { length: 'length' });
    expect([...file.graph.colIdx]).toEqual([1, 0, 2, 1]);
    expect([...file.lengths!]).toEqual([1, 1, 7.1, 7.1]);
    expect([file.report.length, file.graph.weights]).toEqual(['length', null]);
  });
});

describe('gzip', () => {
  it('66 is recognised by its bytes', () => {
    expect(readText('p.csv', gzipSync('a,b\nb,c\n')).graph.m).toBe(2);
  });

  it('may unpack to a bound that can be raised', () => {
    const packed = gzipSync(Buffer.alloc(80e6, 'a,b\n'));
    expect(refusal('p.csv', packed)).toMatch(
      /^p.csv: expected at most \d+ bytes of \d+ gzipped ones .*unpackedLimit.*, but got more$/,
    );
    expect(refusal('p.csv', gzipSync('a,b\n'.repeat(100)), { unpackedLimit: 100 })).toMatch(/at most 100 bytes/);
    expect(readText('p.csv', gzipSync('a,b\n'.repeat(100)), { unpackedLimit: 400 }).graph.m).toBe(1);
  });
});

it('no id changes what other objects have', () => {
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const text = `<graphml><graph><node id="${name}"><data key="${name}">1</data></node><node id="a"/><edge source="${name}" target="a"><data key="${name}">2</data></edge></graph></graphml>`;
    const file = readText('p.graphml', text);
    expect(edgesOf(file)).toEqual([`${name}-a`]);
    expect(file.nodeAttributes[name]).toEqual(['1', null]);
    const json = `{"nodes":[{"id":"${name}","${name}":1},{"id":"a"}],"edges":[{"source":"${name}","target":"a","${name}":2}]}`;
    expect(edgesOf(readText('p.json', json))).toEqual([`${name}-a`]);
  }
  expect(({} as Record<string, unknown>).previous).toBeUndefined();
});
