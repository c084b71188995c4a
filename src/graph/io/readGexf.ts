import Graphology from 'graphology';
import * as gexf from 'graphology-gexf';
import type AbstractGraph from 'graphology-types';
import { parseXml } from './parseXml';
import { parsed, prepareXmlGraph } from './prepareXmlGraph';

/**
 * GEXF by graphology's reader, directions forgotten. Checked first, as GraphML.
 * @throws InputError naming file and line
 */
export function readGexf(text: string, file: string): AbstractGraph {
  const document = parseXml(text, file, 'gexf');
  prepareXmlGraph(document, file, { edgeDefault: 'defaultedgetype', edgeType: 'type' });
  return parsed(file, () => gexf.parse(Graphology, document, { allowUndeclaredAttributes: true }));
}
