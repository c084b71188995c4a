import { InputError } from '../errors';
import { escapeHtml } from './escape';
import { displayBundle } from './host';

/** What we read of a data frame (danfojs and others): column names and rows of values. */
export interface DataFrameLike {
  columns: readonly string[];
  values: unknown;
}

/** Rows as objects, or a data frame. */
export type TableData = readonly object[] | DataFrameLike;

export interface TableOptions {
  title?: string;
  /** Columns to show, in this order; default all, in order of first appearance. */
  columns?: readonly string[];
  /** Decimals of numbers that are not integers; default 3. */
  digits?: number;
}

/**
 * Shows a table as one output: HTML, and aligned text for readers without it. Outside a notebook prints the text.
 * Numbers stand right, text left; a missing value is a dash.
 * @throws InputError for a column that no row has, or a frame whose values are not rows.
 * @example table([{ dataset: 'cora', modularity: 0.5412 }], { title: 'Modularity' })
 */
export function table(data: TableData, options: TableOptions = {}): void {
  displayBundle({ 'text/html': htmlTable(data, options), 'text/plain': textTable(data, options) });
}

/**
 * The table as HTML, everything escaped, with no script and no style sheet.
 * @example htmlTable([{ method: 'Louvain', value: 0.42 }]) // '<table …'
 */
export function htmlTable(data: TableData, options: TableOptions = {}): string {
  const { columns, cells, numeric } = layOut(data, options);
  const cell = (tag: 'th' | 'td', text: string, c: number): string =>
    `<${tag} style="text-align:${numeric[c] === true ? 'right' : 'left'}">${escapeHtml(text)}</${tag}>`;
  const row = (tag: 'th' | 'td', texts: readonly string[]): string =>
    `<tr>${texts.map((text, c) => cell(tag, text, c)).join('')}</tr>`;
  const caption =
    options.title === undefined
      ? ''
      : `<caption style="text-align:left;font-weight:bold">${escapeHtml(options.title)}</caption>`;
  const body = cells.map((texts) => row('td', texts)).join('\n');
  return `<table class="dataframe">${caption}<thead>${row('th', columns)}</thead><tbody>\n${body}\n</tbody></table>`;
}

/**
 * The table as lines of text with aligned columns.
 * @example textTable([{ method: 'Louvain', value: 0.42 }], { digits: 2 })
 */
export function textTable(data: TableData, options: TableOptions = {}): string {
  const { columns, cells, numeric } = layOut(data, options);
  const oneLine = [columns, ...cells].map((row) => row.map((text) => text.replace(/\s+/g, ' ')));
  const widths = columns.map((_, c) => Math.max(...oneLine.map((row) => [...row[c]!].length)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, c) => {
        const padding = ' '.repeat(widths[c]! - [...text].length);
        return numeric[c] === true ? padding + text : text + padding;
      })
      .join('  ')
      .trimEnd();
  const [head, ...body] = oneLine.map(line);
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [...(options.title === undefined ? [] : [options.title]), head, rule, ...body].join('\n');
}

interface LaidOut {
  columns: readonly string[];
  cells: string[][];
  /** Whether all present values of a column are numbers. */
  numeric: boolean[];
}

function layOut(data: TableData, { columns: wanted, digits = 3 }: TableOptions): LaidOut {
  const { columns: all, rows } = read(data);
  for (const column of wanted ?? []) {
    if (!all.includes(column)) {
      throw new InputError({ what: 'table column', expected: `one of ${all.join(', ')}`, actual: column });
    }
  }
  const columns = wanted ?? all;
  const values = rows.map((row) => columns.map((column) => row.get(column)));
  return {
    columns,
    cells: values.map((row) => row.map((value) => format(value, digits))),
    numeric: columns.map((_, c) => {
      const present = values.map((row) => row[c]).filter((value) => value !== null && value !== undefined);
      return present.length > 0 && present.every((value) => typeof value === 'number' || typeof value === 'bigint');
    }),
  };
}

function read(data: TableData): { columns: string[]; rows: Map<string, unknown>[] } {
  if (Array.isArray(data)) {
    const rows = (data as readonly object[]).map((row) => new Map<string, unknown>(Object.entries(row)));
    return { columns: [...new Set(rows.flatMap((row) => [...row.keys()]))], rows };
  }
  const { columns, values } = data as DataFrameLike;
  if (!Array.isArray(columns) || !Array.isArray(values)) {
    throw new InputError({ what: 'table', expected: 'an array of objects or a data frame', actual: typeof data });
  }
  const rows = values.map((row: unknown) => {
    // danfojs gives a flat array for a frame of one column.
    const cells = Array.isArray(row) ? row : [row];
    return new Map<string, unknown>(columns.map((column, c) => [column, cells[c]]));
  });
  return { columns: [...columns], rows };
}

function format(value: unknown, digits: number): string {
  if (value === null || value === undefined) return '–';
  if (typeof value !== 'number') return String(value);
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value).replace('-', '−');
  const size = Math.abs(value);
  const text = size >= 10 ** -digits / 2 ? value.toFixed(digits) : value.toExponential(2);
  return text.replace('-', '−');
}
