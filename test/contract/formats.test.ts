import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/errors';
import { Graph } from '../../src/graph/Graph';
import { GRAPH_FORMATS, type GraphFile, type GraphFormat } from '../../src/graph/io/GraphFile';
import { writeGexf } from '../../src/graph/io/writeGexf';
import { edgesOf, readText } from '../support/readText';
import { oddGraphs } from './oddGraphs';

/** How another program writes a graph, and what of it the format has a place for. */
interface Writer {
  readonly ending: string;
  readonly write: (graph: Graph) => string;
  readonly weights: boolean;
  /** Nodes without an edge. */
  readonly lone: boolean;
  /** Ids of its own: nodes are numbered in their order. */
  readonly numbered?: true;
}

const nodes = ({ ids }: Graph, write: (id: string, i: number) => string, between = '\n') =>
  ids.map(write).join(between);
/** Weights in the fewest digits that mean the same 32-bit number, as our writer has them; 1 where there are none. */
function edges(
  graph: Graph,
  write: (u: string, v: string, w: number, ends: readonly [number, number]) => string,
  between = '\n',
) {
  const lines: string[] = [];
  graph.forEachEdge((u, v, w) => void lines.push(write(graph.ids[u]!, graph.ids[v]!, w, [u, v])));
  return lines.join(between);
}
const weighed = (graph: Graph, text: (w: number) => string) => (w: number) => (graph.weights === null ? '' : text(w));

/** Every format that is read: a new one is tested by being listed here, without which this does not compile. */
const writers: Readonly<Record<GraphFormat, Writer>> = {
  'edge list': {
    ending: 'csv',
    write: (graph) =>
      `source,target${graph.weights === null ? '' : ',weight'}\n${edges(graph, (u, v, w) => `${u},${v}${weighed(graph, (x) => `,${x}`)(w)}`)}\n`,
    weights: true,
    lone: false,
  },
  GraphML: {
    ending: 'graphml',
    write: (graph) =>
      `<graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/><graph edgedefault="undirected">${nodes(graph, (id) => `<node id="${id}"/>`)}${edges(graph, (u, v, w) => `<edge source="${u}" target="${v}">${weighed(graph, (x) => `<data key="w">${x}</data>`)(w)}</edge>`)}</graph></graphml>`,
    weights: true,
    lone: true,
  },
  GEXF: { ending: 'gexf', write: (graph) => writeGexf(graph), weights: true, lone: true },
  JSON: {
    ending: 'json',
    write: (graph) =>
      `{"nodes":[${nodes(graph, (id) => `{"id":"${id}"}`, ',')}],"links":[${edges(graph, (u, v, w) => `{"source":"${u}","target":"${v}"${weighed(graph, (x) => `,"weight":${x}`)(w)}}`, ',')}]}`,
    weights: true,
    lone: true,
  },
  GML: {
    ending: 'gml',
    write: (graph) =>
      `graph [\n${nodes(graph, (id, i) => `node [ id ${i} label "${id}" ]`)}\n${edges(graph, (_u, _v, w, [i, j]) => `edge [ source ${i} target ${j}${weighed(graph, (x) => ` weight ${x}`)(w)} ]`)}\n]`,
    weights: true,
    lone: true,
    numbered: true,
  },
  Pajek: {
    ending: 'net',
    write: (graph) =>
      `*Vertices ${graph.n}\n${nodes(graph, (id, i) => `${i + 1} "${id}"`)}\n*Edges\n${edges(graph, (_u, _v, w, [i, j]) => `${i + 1} ${j + 1}${weighed(graph, (x) => ` ${x}`)(w)}`)}\n`,
    weights: true,
    lone: true,
    numbered: true,
  },
  'Matrix Market': {
    ending: 'mtx',
    write: (graph) =>
      `%%MatrixMarket matrix coordinate ${graph.weights === null ? 'pattern' : 'real'} symmetric\n${graph.n} ${graph.n} ${graph.m}\n${edges(graph, (_u, _v, w, [i, j]) => `${j + 1} ${i + 1}${weighed(graph, (x) => ` ${x}`)(w)}`)}\n`,
    weights: true,
    lone: true,
    numbered: true,
  },
  LGL: {
    ending: 'lgl',
    write: (graph) => `${edges(graph, (u, v, w) => `# ${u}\n${v}${weighed(graph, (x) => ` ${x}`)(w)}`)}\n`,
    weights: true,
    lone: false,
  },
  TGF: {
    ending: 'tgf',
    write: (graph) => `${nodes(graph, (id) => `${id} ${id}`)}\n#\n${edges(graph, (u, v) => `${u} ${v}`)}\n`,
    weights: false,
    lone: true,
  },
  GDF: {
    ending: 'gdf',
    write: (graph) =>
      `nodedef>name VARCHAR\n${nodes(graph, (id) => id)}\nedgedef>node1 VARCHAR,node2 VARCHAR${graph.weights === null ? '' : ',weight DOUBLE'}\n${edges(graph, (u, v, w) => `${u},${v}${weighed(graph, (x) => `,${x}`)(w)}`)}\n`,
    weights: true,
    lone: true,
  },
  SIF: { ending: 'sif', write: (graph) => `${edges(graph, (u, v) => `${u} pp ${v}`)}\n`, weights: false, lone: false },
  METIS: {
    ending: 'graph',
    write: (graph) => {
      const { n, m, rowPtr, colIdx, weights } = graph;
      const rows = Array.from({ length: n }, (_, u) =>
        Array.from({ length: rowPtr[u + 1]! - rowPtr[u]! }, (_e, i) => rowPtr[u]! + i)
          .map((e) => `${colIdx[e]! + 1}${weights === null ? '' : ` ${weights[e]}`}`)
          .join(' '),
      );
      return `${n} ${m}${weights === null ? '' : ' 1'}\n${rows.join('\n')}\n`;
    },
    weights: true,
    lone: true,
    numbered: true,
  },
  DIMACS: {
    ending: 'col',
    write: (graph) => `p edge ${graph.n} ${graph.m}\n${edges(graph, (_u, _v, _w, [i, j]) => `e ${i + 1} ${j + 1}`)}\n`,
    weights: false,
    lone: true,
    numbered: true,
  },
  DOT: {
    ending: 'dot',
    write: (graph) =>
      `graph {\n${nodes(graph, (id) => `"${id}";`)}\n${edges(graph, (u, v, w) => `"${u}" -- "${v}"${weighed(graph, (x) => ` [weight="${x}"]`)(w)};`)}\n}`,
    weights: true,
    lone: true,
  },
};

it('every format has its writer', () => {
  expect(Object.keys(writers).sort()).toEqual([...GRAPH_FORMATS].sort());
});

/** Edges by the places of their ends where the format numbers its nodes, by ids elsewhere; 32-bit weights. */
function edgesIn(graph: Graph, { weights, numbered }: Writer): string[] {
  const list: string[] = [];
  graph.forEachEdge((u, v, w) => {
    const ends = numbered === true ? [u, v].map(String) : [graph.ids[u]!, graph.ids[v]!];
    list.push(`${ends.sort().join('-')}${weights && graph.weights !== null ? `:${w}` : ''}`);
  });
  return list.sort();
}

describe.each(Object.entries(writers))('%s', (format, writer) => {
  const name = `p.${writer.ending}`;
  const read = (text: string | Uint8Array): GraphFile | undefined => {
    try {
      return readText(name, text, { format: format as GraphFormat });
    } catch (error) {
      expect(error, (error as Error).stack).toBeInstanceOf(InputError);
      return undefined;
    }
  };

  it.each(Object.entries(oddGraphs))('is read as it was written, gzipped too, or is refused: %s', (_, graph) => {
    const text = writer.write(graph);
    const file = read(text);
    if (file === undefined) {
      expect(graph.m, text).toBe(0);
      return;
    }
    expect(file.format).toBe(format);
    expect(edgesIn(file.graph, writer), text).toEqual(edgesIn(graph, writer));
    if (writer.lone) expect(file.graph.n).toBe(graph.n);
    const packed = read(gzipSync(text))!;
    expect([packed.graph.n, edgesOf(packed)]).toEqual([file.graph.n, edgesOf(file)]);
    // And through our own writer, with the weights as they were written.
    const again = readText(
      'p.gexf',
      writeGexf(file.graph, file.exactWeights === null ? {} : { weights: file.exactWeights }),
    );
    expect(edgesIn(again.graph, writer)).toEqual(edgesIn(file.graph, writer));
    expect(again.graph.ids).toEqual(file.graph.ids);
  });

  it('is found without being named', () => {
    expect(readText(name, writer.write(oddGraphs.path!)).format).toBe(format);
  });

  it('cut off anywhere it is a graph or refused by a sentence', () => {
    const text = writer.write(oddGraphs.weights!);
    for (let end = 0; end < text.length; end++) read(text.slice(0, end));
    const packed = gzipSync(text);
    for (let end = 0; end < packed.length; end++) expect(read(packed.subarray(0, end))).toBeUndefined();
  });

  it.each(['NaN', 'Infinity', '-1', '0', '1e39', '1e-46', 'x', '""'])('refuses a weight of %s', (odd) => {
    if (!writer.weights) return;
    const text = writer.write(Graph.fromEdges(3, [0, 1], [1, 2], { weights: [2, 0.125] })).replace('0.125', odd);
    const file = read(text);
    // A format that numbers its columns may take an empty one for none.
    if (file !== undefined) expect(file.graph.weights?.every((w) => Number.isFinite(w) && w > 0) ?? true).toBe(true);
    if (['NaN', 'Infinity', '-1', '0', '1e39', '1e-46'].includes(odd)) expect(file, text).toBeUndefined();
  });
});
