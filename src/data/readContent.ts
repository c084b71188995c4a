import { InputError } from '../errors';
import { readBytes } from '../graph/io/readBytes';
import type { Features } from '../graph/SparseMatrix';
import { ByteCursor } from './ByteCursor';
import { FeatureBuilder } from './FeatureBuilder';
import { normalizeId } from './normalizeId';

export interface ReadContentOptions {
  /** Whether the last column is a class label (text or number) and no feature. Default 'last'. */
  label?: 'last' | 'none';
}

export interface Content {
  /** Length n, in file order, whole numbers normalised ("6898"). */
  readonly ids: readonly string[];
  /** n x F as written in the file, unscaled. */
  readonly features: Features;
  /** Length n: the class of each node as an index into `labelNames`; null with `label: 'none'`. */
  readonly labels: Int32Array | null;
  /** Distinct labels in alphabetical order. */
  readonly labelNames: readonly string[];
}

/**
 * A node file of the upstream's format, plain or gzipped: one line a node, `id feature_1 … feature_F label`, separated
 * by tabs or spaces.
 * @throws InputError naming file and line for a wrong number of columns, text or NaN where a number belongs, an id seen
 * before, an empty or a truncated file
 * @example const { features, labels } = readContent('data/cache/cora/cora.content.gz');
 */
export function readContent(file: string, options: ReadContentOptions = {}): Content {
  const hasLabel = (options.label ?? 'last') === 'last';
  const cursor = new ByteCursor(readBytes(file));
  const ids: string[] = [];
  const firstLine = new Map<string, number>();
  const builder = new FeatureBuilder();
  const rawLabels: string[] = [];
  let cols = -1;
  while (cursor.nextLine()) {
    const { line } = cursor;
    const fail = (expected: string, actual: string): never => {
      throw new InputError({ file, line, expected, actual });
    };
    cursor.hasField();
    const id = normalizeId(cursor.text());
    const seen = firstLine.get(id);
    if (seen !== undefined) fail('each node id once', `id ${id} again, first on line ${seen}`);
    firstLine.set(id, line);
    ids.push(id);
    if (cols < 0) {
      cols = readFirstRow(cursor, builder, hasLabel, rawLabels, fail);
      continue;
    }
    let column = 0;
    let notNumber: { column: number; text: string } | undefined;
    while (column < cols && cursor.hasField()) {
      const value = cursor.number();
      if (value !== 0) {
        if (Number.isNaN(value)) notNumber ??= { column: column + 2, text: cursor.lastText() };
        builder.push(column, value);
      }
      column++;
    }
    let found = column + 1;
    if (column === cols && hasLabel && cursor.hasField()) {
      rawLabels.push(cursor.text());
      found++;
    }
    for (; cursor.hasField(); found++) cursor.text();
    const wanted = 1 + cols + (hasLabel ? 1 : 0);
    // First the count: where a column is missing, the label stands in a number's place and would take the blame.
    if (found !== wanted) fail(`${wanted} columns as on the first line`, `${found}`);
    if (notNumber !== undefined) fail(`a finite number in column ${notNumber.column}`, `"${notNumber.text}"`);
    builder.endRow();
  }
  if (cols < 0) throw new InputError({ file, expected: 'at least one node', actual: 'only blank lines' });
  return { ids, features: builder.build(cols), ...indexLabels(rawLabels, hasLabel) };
}

/** The first row sets the number of columns, so its fields are read as text before it is known which one is the label. */
function readFirstRow(
  cursor: ByteCursor,
  builder: FeatureBuilder,
  hasLabel: boolean,
  rawLabels: string[],
  fail: (expected: string, actual: string) => never,
): number {
  const fields: string[] = [];
  while (cursor.hasField()) fields.push(cursor.text());
  if (hasLabel) {
    const label = fields.pop();
    if (label === undefined) fail('an id, features and a label', '1 column');
    else rawLabels.push(label);
  }
  fields.forEach((field, column) => {
    const value = Number(field);
    if (!Number.isFinite(value)) fail(`a finite number in column ${column + 2}`, `"${field}"`);
    if (value !== 0) builder.push(column, value);
  });
  builder.endRow();
  return fields.length;
}

function indexLabels(raw: readonly string[], hasLabel: boolean): Pick<Content, 'labels' | 'labelNames'> {
  if (!hasLabel) return { labels: null, labelNames: [] };
  const labelNames = [...new Set(raw)].sort();
  const index = new Map(labelNames.map((name, k) => [name, k]));
  return { labels: Int32Array.from(raw, (name) => index.get(name)!), labelNames };
}
