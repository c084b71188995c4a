import Graphology, { MultiUndirectedGraph } from 'graphology';
import * as gexf from 'graphology-gexf';
import * as graphml from 'graphology-graphml';
import type AbstractGraph from 'graphology-types';
import { InputError } from '../../errors';
import { lineOf, parseXml } from './parseXml';

/**
 * GraphML by graphology's reader, directions forgotten. Checked first, so that a mistake is named with its line; parts
 * that say nothing about nodes or edges (yEd's drawing keys, ports) are taken out, since that reader stumbles on them.
 * @throws InputError naming file and line
 */
export function readGraphml(text: string, file: string): AbstractGraph {
  const document = parseXml(text, file, 'graphml');
  const keys = elements(document, 'key');
  for (const key of keys) {
    const target = key.getAttribute('for') || 'all';
    // Weights are what we look for, so a key for everything is read as one of the edges.
    if (target === 'all') key.setAttribute('for', 'edge');
    else if (!['graph', 'node', 'edge'].includes(target)) key.parentNode!.removeChild(key);
    if (!GRAPHML_TYPES.includes(key.getAttribute('attr.type') ?? '')) key.setAttribute('attr.type', 'string');
  }
  const [hyperedge] = elements(document, 'hyperedge');
  if (hyperedge !== undefined) {
    throw new InputError({ file, ...lineOf(hyperedge), expected: 'edges between two nodes', actual: 'a hyperedge' });
  }
  prepare(document, file, { edgeDefault: 'edgedefault', edgeType: 'directed' });
  return parsed(file, () => graphml.parse(MultiUndirectedGraph, document));
}

/**
 * GEXF by graphology's reader, directions forgotten. Checked first, as GraphML.
 * @throws InputError naming file and line
 */
export function readGexf(text: string, file: string): AbstractGraph {
  const document = parseXml(text, file, 'gexf');
  prepare(document, file, { edgeDefault: 'defaultedgetype', edgeType: 'type' });
  return parsed(file, () => gexf.parse(Graphology, document, { allowUndeclaredAttributes: true }));
}

const GRAPHML_TYPES = ['boolean', 'int', 'long', 'float', 'double', 'string'];

/** One graph, each node id once, each edge between two of them; then every edge is made undirected and nameless. */
function prepare(document: Document, file: string, names: { edgeDefault: string; edgeType: string }): void {
  const graphs = elements(document, 'graph');
  const [graph] = graphs;
  if (graph === undefined) throw new InputError({ file, expected: 'an element <graph>', actual: 'none' });
  if (graphs.length > 1) {
    const actual = `${graphs.length}, the second nested or beside the first`;
    throw new InputError({ file, ...lineOf(graphs[1]!), expected: 'one <graph>', actual });
  }
  const ids = new Set<string>();
  for (const node of elements(graph, 'node')) {
    const id = node.getAttribute('id');
    if (!id) throw new InputError({ file, ...lineOf(node), expected: 'a node with an id', actual: 'one without' });
    if (ids.has(id)) {
      throw new InputError({ file, ...lineOf(node), expected: 'each node id once', actual: `"${id}" again` });
    }
    ids.add(id);
  }
  for (const edge of elements(graph, 'edge')) {
    for (const end of ['source', 'target']) {
      const id = edge.getAttribute(end);
      if (id && ids.has(id)) continue;
      const actual = id ? `"${id}", which is no node` : 'an edge without one';
      throw new InputError({ file, ...lineOf(edge), expected: `a ${end} among the nodes`, actual });
    }
    edge.removeAttribute('id');
    edge.removeAttribute(names.edgeType);
  }
  graph.setAttribute(names.edgeDefault, 'undirected');
}

/** A list that stays as it is while the document changes. */
function elements(parent: Document | Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagName(name));
}

function parsed(file: string, parse: () => AbstractGraph): AbstractGraph {
  try {
    return parse();
  } catch (error) {
    throw new InputError({ file, expected: 'a graph that graphology can read', actual: (error as Error).message });
  }
}
