import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AbstractGraph from 'graphology';
import Papa from 'papaparse';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readFeatures } from '../../../src/features/readFeatures';
import { Graph } from '../../../src/graph/Graph';
import { fromGraphology } from '../../../src/graph/io/fromGraphology';
import type { GraphFormat } from '../../../src/graph/io/GraphFile';
import { readNodeTable } from '../../../src/graph/io/readNodeTable';
import { saveSolution } from '../../../src/notebook/saveSolution';
import { problems } from '../../../src/problems';
import { clusternet } from '../../support/clusternet';
import { edgesOf, readText } from '../../support/readText';

/** Every name that an object has without being given it, and some that programs give meaning to. */
const IDS = [
  ...Object.getOwnPropertyNames(Object.prototype),
  'prototype',
  'length',
  'then',
  'toJSON',
  'previous',
  'nodes',
];
/** Each with the next. */
const PAIRS = IDS.slice(1).map((id, i) => [IDS[i]!, id] as const);
const each = (write: (id: string, i: number) => string, between = ''): string => IDS.map(write).join(between);
const pairs = (write: (u: string, v: string) => string, between = ''): string =>
  PAIRS.map(([u, v]) => write(u, v)).join(between);
const at = (id: string) => IDS.indexOf(id) + 1;

/** The same path of them all in every format in which an id, or a label, is a text. */
const FILES: readonly (readonly [GraphFormat, string, string])[] = [
  ['edge list', 'p.csv', pairs((u, v) => `${u},${v}\n`)],
  ['edge list', 'p.csv', `source,target,__proto__,constructor\n${pairs((u, v) => `${u},${v},1,2\n`)}`],
  ['edge list', 'p.txt', pairs((u, v) => `${u} ${v}\n`)],
  [
    'GraphML',
    'p.graphml',
    `<graphml><key id="__proto__" for="node" attr.name="constructor" attr.type="string"/><graph edgedefault="undirected">${each((id) => `<node id="${id}"><data key="__proto__">${id}</data></node>`)}${pairs((u, v) => `<edge source="${u}" target="${v}"/>`)}</graph></graphml>`,
  ],
  [
    'GEXF',
    'p.gexf',
    `<gexf version="1.2"><graph><nodes>${each((id) => `<node id="${id}"/>`)}</nodes><edges>${pairs((u, v) => `<edge source="${u}" target="${v}"/>`)}</edges></graph></gexf>`,
  ],
  [
    'JSON',
    'p.json',
    `{"nodes":[${each((id) => `{"id":"${id}","__proto__":1}`, ',')}],"links":[${pairs((u, v) => `{"source":"${u}","target":"${v}","__proto__":{"weight":7}}`, ',')}]}`,
  ],
  [
    'JSON',
    'p.json',
    `{"nodes":[${each((id) => `{"key":"${id}"}`, ',')}],"edges":[${pairs((u, v) => `{"source":"${u}","target":"${v}"}`, ',')}]}`,
  ],
  [
    'JSON',
    'p.json',
    `{"elements":[${each((id) => `{"data":{"id":"${id}"}}`, ',')},${pairs((u, v) => `{"data":{"source":"${u}","target":"${v}"}}`, ',')}]}`,
  ],
  ['JSON', 'p.json', `[${pairs((u, v) => `["${u}","${v}"]`, ',')}]`],
  [
    'JSON',
    'p.json',
    `{${IDS.filter((id) => id !== 'nodes')
      .map((id) => `"${id}":${JSON.stringify(PAIRS.filter(([u]) => u === id).map(([, v]) => v))}`)
      .join(',')}}`,
  ],
  [
    'GML',
    'p.gml',
    `graph [ ${each((id, i) => `node [ id ${i + 1} label "${id}" ] `)}${pairs((u, v) => `edge [ source ${at(u)} target ${at(v)} ] `)}]`,
  ],
  [
    'Pajek',
    'p.net',
    `*Vertices ${IDS.length}\n${each((id, i) => `${i + 1} "${id}"\n`)}*Edges\n${pairs((u, v) => `${at(u)} ${at(v)}\n`)}`,
  ],
  ['LGL', 'p.lgl', pairs((u, v) => `# ${u}\n${v}\n`)],
  ['TGF', 'p.tgf', `${each((id) => `${id} ${id}\n`)}#\n${pairs((u, v) => `${u} ${v}\n`)}`],
  [
    'GDF',
    'p.gdf',
    `nodedef>name VARCHAR,__proto__ VARCHAR\n${each((id) => `${id},x\n`)}edgedef>node1,node2\n${pairs((u, v) => `${u},${v}\n`)}`,
  ],
  ['SIF', 'p.sif', pairs((u, v) => `${u} toString ${v}\n`)],
  ['DOT', 'p.dot', `graph { ${each((id) => `"${id}" [__proto__=1];`)} ${pairs((u, v) => `"${u}" -- "${v}";`)} }`],
];

/** What every object has, as it was before anything was read. */
const untouched = JSON.stringify(Object.getOwnPropertyNames(Object.prototype));
afterEach(() => {
  vi.restoreAllMocks();
  expect(JSON.stringify(Object.getOwnPropertyNames(Object.prototype))).toBe(untouched);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

const folder = mkdtempSync(join(tmpdir(), 'ids-'));
const path = Graph.fromEdges(
  IDS.length,
  IDS.slice(1).map((_, i) => i),
  IDS.slice(1).map((_, i) => i + 1),
  { ids: IDS },
);
const solved = () => {
  const problem = problems.modularity;
  return { problem, instance: problem.pose(path, { k: 2 }), solution: Int32Array.from(IDS, (_, i) => i % 2) };
};

describe('any text is an id', () => {
  it.each(FILES)('read: %s, %s', (format, name, text) => {
    const { graph, labels, format: found } = readText(name, text);
    expect(found).toBe(format);
    const edges: string[][] = [];
    for (let u = 0; u < graph.n; u++)
      for (const v of graph.colIdx.subarray(graph.rowPtr[u], graph.rowPtr[u + 1]))
        if (u < v) edges.push([labels[u]!, labels[v]!]);
    expect(sorted(edges)).toEqual(sorted(PAIRS));
  });

  it('written as GEXF, and read again', () => {
    const file = join(folder, 'out.gexf');
    const columns = Object.assign(Object.create(null), Object.fromEntries(IDS.map((id) => [id, IDS])));
    saveSolution(file, { ...solved(), nodeAttributes: columns });
    const read = readText(file, readFileSync(file));
    expect(read.graph.ids).toEqual(IDS);
    expect(edgesOf(read)).toEqual(edgesOf({ graph: path, exactWeights: null }));
    expect(Object.keys(read.nodeAttributes).sort()).toEqual([...IDS, 'community'].sort());
    for (const id of IDS) expect(read.nodeAttributes[id]).toEqual(IDS);
  });

  it('written as CSV, a row each', () => {
    const file = join(folder, 'out.csv');
    saveSolution(file, solved());
    const [header, ...rows] = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true }).data;
    expect(header).toEqual(['node', 'community']);
    expect(rows).toEqual(IDS.map((id, i) => [id, String(i % 2)]));
  });

  it('in tables of nodes and of features', () => {
    const file = join(folder, 'nodes.csv');
    writeFileSync(file, `id,__proto__,constructor\n${each((id, i) => `${id},${i},${i}\n`)}`);
    const numbers = IDS.map((_, i) => String(i));
    const { attributes } = readNodeTable(file, path);
    for (const name of ['__proto__', 'constructor']) expect(attributes[name]).toEqual(numbers);
    expect(Array.from(readFeatures(file, path).values)).toEqual(IDS.flatMap((_, i) => [i, i]));
  });

  it('from a graphology graph', () => {
    const graph = new AbstractGraph();
    // graphology itself cannot hold this one.
    const able = IDS.filter((id) => id !== '__proto__');
    for (const id of able) graph.addNode(id);
    expect(fromGraphology(graph).ids).toEqual(able);
  });

  it('from the command line and back', async () => {
    const [input, output] = [join(folder, 'in.json'), join(folder, 'solved.gexf')];
    writeFileSync(input, FILES.find(([format]) => format === 'JSON')![2]);
    const { code, err } = await clusternet(
      ...['solve', input, '--k', '2', '--steps', '2', '--starts', '1', '--features', 'structural', '--out', output],
    );
    expect([code, err]).toEqual([0, expect.stringContaining(`${IDS.length} nodes`)]);
    expect(readText(output, readFileSync(output)).graph.ids).toEqual(IDS);
  }, 60_000);
});

/** Ends in either order. */
function sorted(edges: readonly (readonly string[])[]): string[] {
  return edges.map((ends) => [...ends].sort().join(' ')).sort();
}
