import Papa from 'papaparse';
import { InputError } from '../../errors';
import type { Graph } from '../Graph';
import { decodeText } from './decodeText';
import type { AttributeValue } from './GraphFile';
import { nodeId } from './nodeId';
import { readBytes } from './readBytes';

export interface ReadNodeTableOptions {
  /** Column that holds the nodes' ids, by name; default one that is called id, node or name, else the first. */
  id?: string;
  /** As "windows-1252"; default a byte order mark, else UTF-8. */
  encoding?: string;
}

/** What a table says of the nodes of a graph. */
export interface NodeTable {
  /** By name of the column, length n each; null where the table says nothing. An object without prototype. */
  readonly attributes: Readonly<Record<string, readonly AttributeValue[]>>;
  /** Nodes of the graph that the table does not have, and rows for nodes that the graph does not have. */
  readonly missing: number;
  readonly strangers: number;
}

const ID_NAMES = ['id', 'node', 'nodeid', 'node_id', 'name'];

/**
 * A table of nodes, CSV or TSV with a line of column names, plain or gzipped: one line a node, in any order. Ids are text, as
 * in the graph. Values stay text; who needs numbers reads them, see `columnsFrom`.
 * @throws InputError naming file and line: no header, a column that is not there, an id given twice, a line with another number
 * of columns than the header, no id that the graph has
 * @example readNodeTable('stops.csv', graph).attributes.passengers
 */
export function readNodeTable(file: string, graph: Graph, options: ReadNodeTableOptions = {}): NodeTable {
  const text = decodeText(readBytes(file), file, options.encoding).whole();
  const { data, errors } = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const line = (broken.row ?? 0) + 1;
    throw new InputError({ file, line, expected: 'quotes that open and close around a field', actual: broken.message });
  }
  const [header = [], ...rows] = data;
  const names = header.map((name) => name.trim());
  const at = idColumn(names, file, options.id);
  const index = new Map(graph.ids.map((id, i) => [id, i]));
  const lineOf = new Map<number, number>();
  const attributes: Record<string, AttributeValue[]> = Object.create(null);
  for (const [j, name] of names.entries()) {
    if (j !== at && name !== '') attributes[name] = new Array<AttributeValue>(graph.n).fill(null);
  }
  let strangers = 0;
  rows.forEach((fields, r) => {
    const line = r + 2;
    if (fields.length !== names.length) {
      throw new InputError({
        file,
        line,
        expected: `${names.length} columns as in the header`,
        actual: `${fields.length}`,
      });
    }
    const id = nodeId(fields[at]!.trim());
    const node = index.get(id);
    if (node === undefined) {
      strangers++;
      return;
    }
    const first = lineOf.get(node);
    if (first !== undefined) {
      throw new InputError({ file, line, expected: 'each node once', actual: `"${id}" again, first on line ${first}` });
    }
    lineOf.set(node, line);
    for (const [j, name] of names.entries()) {
      const value = fields[j]!.trim();
      if (j !== at && name !== '' && value !== '') attributes[name]![node] = value;
    }
  });
  if (lineOf.size === 0) {
    const actual = `none of its ids in the column "${names[at]}"`;
    throw new InputError({ file, expected: 'nodes of the graph', actual });
  }
  return { attributes, missing: graph.n - lineOf.size, strangers };
}

function idColumn(names: readonly string[], file: string, wanted: string | undefined): number {
  if (names.length < 2) {
    const actual = `${names.length} columns`;
    throw new InputError({ file, line: 1, expected: 'a header: a column of ids and others beside it', actual });
  }
  const found = names.findIndex((name) =>
    wanted === undefined ? ID_NAMES.includes(name.toLowerCase()) : name === wanted,
  );
  if (found >= 0 || wanted === undefined) return Math.max(0, found);
  const expected = `one of ${names.map((name) => `"${name}"`).join(', ')}`;
  throw new InputError({ file, what: 'column of ids', expected, actual: `"${wanted}"` });
}
