import { MultiUndirectedGraph } from 'graphology';
import * as graphml from 'graphology-graphml';
import type AbstractGraph from 'graphology-types';
import { InputError } from '../../errors';
import { lineOf, parseXml } from './parseXml';
import { elements, parsed, prepareXmlGraph } from './prepareXmlGraph';

const GRAPHML_TYPES = ['boolean', 'int', 'long', 'float', 'double', 'string'];

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
  prepareXmlGraph(document, file, { edgeDefault: 'edgedefault', edgeType: 'directed' });
  return parsed(file, () => graphml.parse(MultiUndirectedGraph, document));
}
