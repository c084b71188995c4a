import type { TextSource } from '../decodeText';
import { eachLine } from '../eachLine';
import { GraphBuilder } from '../GraphBuilder';
import { addNumbered } from './addNumbered';

const BANNER = /^%%MatrixMarket\s+matrix\s+(\w+)\s+(\w+)\s+([\w-]+)/i;

interface Entry {
  readonly row: number;
  readonly column: number;
  readonly value: string | undefined;
  readonly line: number;
}

/**
 * Matrix Market coordinates: a square matrix is a graph of its rows, numbered from 1; another one is bipartite, with nodes
 * "row 1" … and "column 1" …. Entries are weights, of a pattern none. Where every entry (i, j) has its like at (j, i) the two are
 * one edge; else the matrix is directed, and they repeat one another.
 * @throws InputError naming the line: a dense or complex matrix, an index out of range, another count than the size line says
 */
export function readMatrixMarket(source: TextSource): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const entries: Entry[] = [];
  let kind = { pattern: false, general: false };
  let size: { rows: number; columns: number; count: number } | undefined;
  eachLine(source, (text, line) => {
    if (line === 1) kind = kindOf(text, builder);
    if (text.startsWith('%') || text.trim() === '') return;
    const fields = text.trim().split(/\s+/);
    if (size === undefined) {
      size = sizeOf(fields.map(Number), builder, source.size, line);
      return;
    }
    const wanted = kind.pattern ? 2 : 3;
    if (fields.length !== wanted)
      builder.fail({ line, expected: `${wanted} fields of an entry`, actual: `${fields.length}` });
    const [row, column] = [Number(fields[0]), Number(fields[1])];
    const inside = (at: number, most: number) => Number.isInteger(at) && at >= 1 && at <= most;
    if (!inside(row, size.rows) || !inside(column, size.columns)) {
      const actual = `${fields[0]} ${fields[1]}`.slice(0, 60);
      builder.fail({ line, expected: `a row up to ${size.rows} and a column up to ${size.columns}`, actual });
    }
    entries.push({ row, column, value: fields[2], line });
  });
  if (size === undefined) return builder.fail({ expected: 'a line of rows, columns and entries', actual: 'none' });
  if (entries.length !== size.count) {
    builder.fail({ expected: `${size.count} entries, as the size line says`, actual: `${entries.length}` });
  }
  const { rows, columns } = size;
  const mirrored = rows === columns && kind.general && isSymmetric(entries, rows);
  builder.directed = rows === columns && kind.general && !mirrored;
  for (const { row, column, value, line } of entries) {
    if (mirrored && row > column) continue;
    const edge = builder.edge(row - 1, (rows === columns ? column : rows + column) - 1);
    builder.edgeValue(edge, 'value', value, line);
  }
  if (!kind.pattern && entries.length > 0) builder.weightColumn = 'value';
  return builder;
}

function kindOf(banner: string, builder: GraphBuilder): { pattern: boolean; general: boolean } {
  const [, layout, field = '', symmetry] = BANNER.exec(banner)?.map((word) => word.toLowerCase()) ?? [];
  if (layout !== 'coordinate' || !['real', 'integer', 'pattern', 'double'].includes(field)) {
    const expected = 'the banner "%%MatrixMarket matrix coordinate real|integer|pattern …"';
    builder.fail({ line: 1, expected, actual: `"${banner.slice(0, 80)}"` });
  }
  return { pattern: field === 'pattern', general: symmetry === 'general' };
}

function sizeOf(numbers: readonly number[], builder: GraphBuilder, size: number, line: number) {
  const [rows = -1, columns = -1, count = -1] = numbers;
  if (numbers.length !== 3 || !Number.isInteger(count)) {
    builder.fail({ line, expected: 'rows, columns and entries', actual: numbers.slice(0, 6).join(' ') });
  }
  if (rows === columns) addNumbered(builder, rows, size, line);
  else {
    addNumbered(builder, rows, size, line, 'row ');
    addNumbered(builder, columns, size, line, 'column ');
    builder.note('a bipartite graph of rows and columns');
  }
  return { rows, columns, count };
}

/** Whether the entries above the diagonal are those below it. */
function isSymmetric(entries: readonly Entry[], size: number): boolean {
  const above = new Map<number, string | undefined>();
  let below = 0;
  for (const { row, column, value } of entries) if (row < column) above.set(row * size + column, value);
  for (const { row, column, value } of entries) {
    if (row <= column) continue;
    const key = column * size + row;
    if (!above.has(key) || above.get(key) !== value) return false;
    below++;
  }
  return below === above.size && below > 0;
}
