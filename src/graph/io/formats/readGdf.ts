import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';
import { parseNumber } from '../parseNumber';

const FIELD = /\s*(?:'([^']*)'|"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/y;

/**
 * GDF, GUESS's and Gephi's: `nodedef>name VARCHAR,label VARCHAR,…` and a node a line, `edgedef>node1 VARCHAR,node2 VARCHAR,…`
 * and an edge a line; texts in single or double quotes.
 * @throws InputError naming the line
 */
export function readGdf(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  let section: 'node' | 'edge' | undefined;
  let names: string[] = [];
  let numeric: boolean[] = [];
  eachLine(source, (text, line) => {
    if (text.trim() === '' || text.startsWith('#')) return;
    const [, kind, definition] = /^(node|edge)def>\s*(.*)$/i.exec(text) ?? [];
    if (kind !== undefined) {
      section = kind.toLowerCase() as 'node' | 'edge';
      const columns = definition!.split(',').map((column) => column.trim().split(/\s+/));
      names = columns.map(([name = '']) => name);
      numeric = columns.map(([, type = '']) => /^(int|integer|double|float|long|tinyint|smallint|bigint)/i.test(type));
      return;
    }
    const fields = fieldsOf(text, builder, line);
    if (fields.length > names.length) {
      builder.fail({ line, expected: `${names.length} columns as defined`, actual: `${fields.length}` });
    }
    const rest = names.map((name, j) => ({ name, value: fields[j], numeric: numeric[j]! }));
    if (section === 'node') addNode(builder, rest, line);
    else if (section === 'edge') addEdge(builder, rest, line);
    else builder.fail({ line, expected: 'nodedef>', actual: `"${text.slice(0, 60)}"` });
  });
  return builder;
}

interface Field {
  readonly name: string;
  readonly value: string | undefined;
  readonly numeric: boolean;
}

function addNode(builder: GraphBuilder, [id, ...rest]: readonly Field[], line: number): void {
  const node = builder.node(id?.value, line);
  let [x, y] = [Number.NaN, Number.NaN];
  for (const { name, value, numeric } of rest) {
    if (value === undefined || value === '') continue;
    const number = parseNumber(value);
    if (name === 'x') x = number;
    else if (name === 'y') y = number;
    else builder.nodeValue(node, name, numeric && Number.isFinite(number) ? number : value);
  }
  builder.place(node, x, y);
}

function addEdge(builder: GraphBuilder, [source, target, ...rest]: readonly Field[], line: number): void {
  const edge = builder.edgeBetween(source?.value, target?.value, line);
  for (const { name, value } of rest) {
    if (name.toLowerCase() === 'directed') builder.directed ||= value?.toLowerCase() === 'true';
    else if (value !== undefined && value !== '') builder.edgeValue(edge, name, value, line);
  }
}

function fieldsOf(text: string, builder: GraphBuilder, line: number): string[] {
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < text.length || text.endsWith(',')) {
    const found = FIELD.exec(text);
    if (found === null) builder.fail({ line, expected: 'fields between commas', actual: `"${text.slice(0, 60)}"` });
    fields.push(found![1] ?? found![2]?.replaceAll('""', '"') ?? found![3]!);
    if (FIELD.lastIndex >= text.length && !found![0].endsWith(',')) break;
    if (FIELD.lastIndex >= text.length) {
      fields.push('');
      break;
    }
  }
  return fields;
}
