import type AbstractGraph from 'graphology-types';
import { InputError } from '../../errors';
import { lineOf } from './parseXml';

/** One graph, each node id once, each edge between two of them; then every edge is made undirected and nameless. */
export function prepareXmlGraph(
  document: Document,
  file: string,
  names: { edgeDefault: string; edgeType: string },
): void {
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
export function elements(parent: Document | Element, name: string): Element[] {
  return Array.from(parent.getElementsByTagName(name));
}

export function parsed(file: string, parse: () => AbstractGraph): AbstractGraph {
  try {
    return parse();
  } catch (error) {
    throw new InputError({ file, expected: 'a graph that graphology can read', actual: (error as Error).message });
  }
}
