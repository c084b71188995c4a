import { InputError } from '../../errors';
import { decodeText, type TextSource } from './decodeText';
import { findFormat } from './findFormat';
import { finishGraph } from './finishGraph';
import { readDimacs } from './formats/readDimacs';
import { readDot } from './formats/readDot';
import { readGdf } from './formats/readGdf';
import { readGml } from './formats/readGml';
import { readLgl } from './formats/readLgl';
import { readMatrixMarket } from './formats/readMatrixMarket';
import { readMetis } from './formats/readMetis';
import { readPajek } from './formats/readPajek';
import { readSif } from './formats/readSif';
import { readTgf } from './formats/readTgf';
import type { GraphBuilder } from './GraphBuilder';
import { GRAPH_FORMATS, type GraphFile, type GraphFormat, type ReadGraphFileOptions } from './GraphFile';
import { readJson } from './json/readJson';
import { readBytes, unpackBytes } from './readBytes';
import { refuseForeignBytes, refuseForeignText } from './refuseForeign';
import { readTable } from './table/readTable';
import { readGexf } from './xml/readGexf';
import { readGraphml } from './xml/readGraphml';

/**
 * A user's own graph, plain or gzipped: a table of edges (CSV, TSV, blanks between; see `readTable`), GraphML, GEXF, JSON
 * (graphology, node-link, Cytoscape), GML, Pajek, Matrix Market, LGL, TGF, GDF, SIF, METIS, DIMACS or DOT. Directions are
 * forgotten, parallel edges merged (weights added up), self-loops dropped, and `report` says so; ids are text, never rewritten.
 * @throws InputError naming the file, and the line or entry where it is known: a file of another kind, malformed text, bytes of
 * another encoding, an edge to a node that is not there, a weight that is not positive, a column that is not there, a graph
 * without an edge.
 * @example
 * const { graph, labels, report } = readGraphFile('town.graphml');
 * console.log(describeReading(report)); // '60 nodes, 117 edges, unweighted'
 */
export function readGraphFile(file: string, options: ReadGraphFileOptions = {}): GraphFile {
  return parseGraph(readBytes(file, options.unpackedLimit), file, options);
}

/**
 * The same of bytes that are here already, as from standard input.
 * @param name what errors call them; its ending says the format where the text does not
 * @example readGraphBytes(readFileSync(0), 'standard input').graph.n
 */
export function readGraphBytes(bytes: Uint8Array, name: string, options: ReadGraphFileOptions = {}): GraphFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return parseGraph(unpackBytes(buffer, name, options.unpackedLimit), name, options);
}

const READERS: Readonly<Record<GraphFormat, (source: TextSource, options: ReadGraphFileOptions) => GraphBuilder>> = {
  'edge list': readTable,
  GraphML: readGraphml,
  GEXF: readGexf,
  JSON: readJson,
  GML: readGml,
  Pajek: readPajek,
  'Matrix Market': readMatrixMarket,
  LGL: readLgl,
  TGF: readTgf,
  GDF: readGdf,
  SIF: readSif,
  METIS: readMetis,
  DIMACS: readDimacs,
  DOT: readDot,
};

function parseGraph(bytes: Buffer, file: string, options: ReadGraphFileOptions): GraphFile {
  const { format: asked } = options;
  if (asked !== undefined && !GRAPH_FORMATS.includes(asked)) {
    throw new InputError({ what: 'format', expected: `one of ${GRAPH_FORMATS.join(', ')}`, actual: `"${asked}"` });
  }
  refuseForeignBytes(bytes, file);
  const source = decodeText(bytes, file, options.encoding);
  refuseForeignText(source.head, file);
  const format = asked ?? findFormat(source);
  const columns = [options.source, options.target].filter((name) => name !== undefined);
  if (format !== 'edge list' && columns.length > 0) {
    const expected = `no source and target with ${format}, whose edges have names of their own`;
    throw new InputError({ file, what: 'columns', expected, actual: columns.map((name) => `"${name}"`).join(', ') });
  }
  return finishGraph(READERS[format](source, options), format, source.encoding, options);
}
