import type { GraphBuilder } from '../GraphBuilder';
import type { AttributeValue } from '../GraphFile';
import { parseNumber } from '../parseNumber';

/** An attribute as GraphML's <key> or GEXF's <attribute> declares it. */
export interface DeclaredAttribute {
  readonly name: string;
  readonly type: string;
  standard?: string;
}

/**
 * Gives the columns, kept by the ids of their attributes so far, the names of the declarations, which may come last, and their
 * values the declared type. Of two attributes with one name the second keeps its id beside it.
 */
export function declareAttributes(
  builder: GraphBuilder,
  nodes: ReadonlyMap<string, DeclaredAttribute>,
  edges: ReadonlyMap<string, DeclaredAttribute>,
): void {
  for (const [id, { standard }] of edges) {
    const value = standard === undefined ? Number.NaN : parseNumber(standard);
    if (!Number.isNaN(value)) builder.edgeColumn(id).standard = value;
  }
  for (const [id, { standard, type }] of nodes) {
    if (standard !== undefined) builder.nodeColumn(id).standard = typed(standard, type);
  }
  rename(builder.edgeColumns, edges, (column, name) => {
    column.name = name;
  });
  for (const [id, { type }] of nodes) {
    const column = builder.nodeColumns.get(id);
    column?.values.forEach((value, i) => {
      column.values[i] = typed(String(value), type);
    });
  }
  rename(builder.nodeColumns, nodes, () => {});
}

function rename<T>(
  columns: Map<string, T>,
  attributes: ReadonlyMap<string, DeclaredAttribute>,
  set: (column: T, name: string) => void,
): void {
  const all = [...columns];
  columns.clear();
  for (const [id, column] of all) {
    const declared = attributes.get(id)?.name ?? id;
    const name = columns.has(declared) ? `${declared} (${id})` : declared;
    set(column, name);
    columns.set(name, column);
  }
}

/** A number, truth value or text; a number that loses digits stays text. */
function typed(text: string, type: string): AttributeValue {
  if (type === 'boolean')
    return /^(true|1)$/i.test(text.trim()) ? true : /^(false|0)$/i.test(text.trim()) ? false : text;
  if (!/^(int|integer|long|float|double|bigdecimal|biginteger|short|byte)$/.test(type)) return text;
  const number = parseNumber(text);
  return !Number.isFinite(number) || (Number.isInteger(number) && !Number.isSafeInteger(number)) ? text : number;
}
