import { basename } from 'node:path';
import type AbstractGraph from 'graphology-types';
import { InputError } from '../../errors';
import type { Graph } from '../Graph';
import { fromGraphology } from './fromGraphology';
import type { GraphFile, GraphFormat, ReadGraphFileOptions } from './GraphFile';
import { readBytes } from './readBytes';
import { readEdgeList } from './readEdgeList';
import { readGexf } from './readGexf';
import { readGraphml } from './readGraphml';
import { readJsonGraph } from './readJsonGraph';

/**
 * A user's own graph: an edge list (CSV, TSV, blanks between; see `readEdgeList`), GraphML, GEXF, or the JSON of
 * graphology's `export()`; any of them gzipped. Directions are forgotten, parallel edges merged with their weights added
 * up, self-loops dropped.
 * @throws InputError naming the file, and the line or entry where it is known: malformed text, an edge to a node that is
 * not there, a weight that is not positive, a graph without an edge.
 * @example const { graph, labels } = readGraphFile('town.graphml');
 */
export function readGraphFile(file: string, options: ReadGraphFileOptions = {}): GraphFile {
  const text = readBytes(file)
    .toString()
    .replace(/^\uFEFF/, '');
  const format = options.format ?? formatOf(file, text);
  if (format === 'edge list') {
    // Text of a single line would be taken for a path.
    const { graph } = readEdgeList(text.endsWith('\n') ? text : `${text}\n`, { name: file });
    return { graph, labels: graph.ids, format, ...rest(graph) };
  }
  const loose = READERS[format](text, file);
  const graph = toGraph(loose, file, options.weight ?? 'weight');
  if (graph.m === 0) {
    throw new InputError({
      file,
      expected: 'an edge between two different nodes',
      actual: `${graph.n} nodes, no edge`,
    });
  }
  return { graph, labels: graph.ids.map((id) => labelOf(loose, id)), format, ...rest(graph) };
}

const READERS: Readonly<Record<Exclude<GraphFormat, 'edge list'>, (text: string, file: string) => AbstractGraph>> = {
  GraphML: readGraphml,
  GEXF: readGexf,
  JSON: readJsonGraph,
};

function formatOf(file: string, text: string): GraphFormat {
  const name = basename(file).toLowerCase().replace(/\.gz$/, '');
  if (/\.(csv|tsv|txt|edges|edgelist|cites)$/.test(name)) return 'edge list';
  if (name.endsWith('.graphml')) return 'GraphML';
  if (name.endsWith('.gexf')) return 'GEXF';
  if (name.endsWith('.json')) return 'JSON';
  if (/^\s*\{/.test(text)) return 'JSON';
  if (/^\s*<(\?xml|!--|graphml|gexf)/.test(text)) return text.includes('<gexf') ? 'GEXF' : 'GraphML';
  return 'edge list';
}

function toGraph(loose: AbstractGraph, file: string, weight: string): Graph {
  if (!loose.someEdge((_edge, attributes) => attributes[weight] !== undefined)) return fromGraphology(loose);
  loose.forEachEdge((edge, attributes, source, target) => {
    const value: unknown = attributes[weight] ?? 1;
    const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
    if (!(number > 0 && Number.isFinite(number))) {
      throw new InputError({
        file,
        what: `${weight} of the edge between "${source}" and "${target}"`,
        expected: 'a finite number above 0',
        actual: typeof value === 'string' ? `"${value}"` : String(value),
      });
    }
    loose.setEdgeAttribute(edge, weight, number);
  });
  return fromGraphology(loose, { weight });
}

/** GEXF and Gephi say "label", igraph and others "name". */
function labelOf(loose: AbstractGraph, id: string): string {
  for (const name of ['label', 'name']) {
    const value: unknown = loose.getNodeAttribute(id, name);
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value);
  }
  return id;
}

/** Until the readers report. */
function rest(graph: Graph): Pick<GraphFile, 'report' | 'nodeAttributes' | 'positions' | 'exactWeights' | 'lengths'> {
  const report: GraphFile['report'] = {
    nodes: graph.n,
    edges: graph.m,
    weight: { from: graph.weights === null ? null : 'weight', candidates: [], missing: 0 },
    length: null,
    directed: false,
    repeats: { count: graph.dropped.duplicates, merged: graph.weights === null ? 'counted once' : 'added up' },
    selfLoops: graph.dropped.selfLoops,
    isolated: 0,
    skippedLines: 0,
    header: null,
    encoding: 'UTF-8',
    delimiter: null,
    notes: [],
  };
  return { report, nodeAttributes: {}, positions: null, exactWeights: null, lengths: null };
}
