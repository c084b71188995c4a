import { htmlTable, type TableData, textTable } from '../table';
import { counted, type Formatter, has, MOST_ROWS } from './Formatter';

/** What we read of a danfojs DataFrame or Series. */
interface Frame {
  readonly $isSeries: boolean;
  readonly columns: readonly string[];
  readonly values: readonly unknown[];
  readonly index: readonly (string | number)[];
}

/** Columns that are shown; wider tables are not read. */
const MOST_COLUMNS = 30;

/** Data frames and their columns as tables: the first rows, and how many more there are. */
export const frameFormatter: Formatter<Frame> = {
  accepts: (value): value is Frame & object =>
    has(value, '$isSeries', 'columns', 'values', 'index') &&
    Array.isArray(value.columns) &&
    Array.isArray(value.values),
  short: (frame) =>
    frame.$isSeries
      ? `Series (${counted(frame.values.length, 'value')})`
      : `DataFrame (${counted(frame.values.length, 'row')} × ${counted(frame.columns.length, 'column')})`,
  full: (frame) => {
    const columns = frame.columns.slice(0, MOST_COLUMNS);
    const rows = frame.values.slice(0, MOST_ROWS).map((row) => (Array.isArray(row) ? row : [row]));
    const isNumbered = frame.index.every((name, i) => name === i);
    const table: TableData = isNumbered
      ? { columns, values: rows.map((row) => row.slice(0, columns.length)) }
      : { columns: ['', ...columns], values: rows.map((row, i) => [frame.index[i], ...row.slice(0, columns.length)]) };
    const notes = [
      `${frame.$isSeries ? 'Series' : 'DataFrame'}: ${counted(frame.values.length, 'row')}`,
      ...(frame.$isSeries ? [] : [`× ${counted(frame.columns.length, 'column')}`]),
    ];
    return tableBundle(table, notes.join(' '), frame.values.length, frame.columns.length - columns.length);
  },
};

/** Rows of plain values, as our tables take them. */
export const rowsFormatter: Formatter<readonly object[]> = {
  accepts: (value): value is readonly object[] =>
    Array.isArray(value) && value.length > 0 && value.length <= 1e6 && value.every(isRow) && 'length' in value,
  short: (rows) => `${counted(rows.length, 'row')}`,
  full: (rows) => tableBundle(rows.slice(0, MOST_ROWS), counted(rows.length, 'row'), rows.length, 0),
};

function isRow(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  const cells = Object.values(value);
  return (
    cells.length > 0 && cells.every((cell) => (typeof cell !== 'object' && typeof cell !== 'function') || cell === null)
  );
}

/** @param left columns that are not shown */
function tableBundle(
  table: TableData,
  title: string,
  rows: number,
  left: number,
): { 'text/html': string; 'text/plain': string } {
  const more = [
    ...(rows > MOST_ROWS ? [`the first ${MOST_ROWS}, ${counted(rows - MOST_ROWS, 'more row')}`] : []),
    ...(left > 0 ? [counted(left, 'more column')] : []),
  ];
  const options = { title: [title, ...more].join('; ') };
  return { 'text/html': htmlTable(table, options), 'text/plain': textTable(table, options) };
}
