import { InputError } from '../../../errors';
import type { TextSource } from '../decodeText';
import type { ReadGraphFileOptions } from '../GraphFile';
import type { Delimiter } from '../ReadReport';
import { commentMark, isBlank, isComment } from './comments';
import { endWithData, splitData } from './edgeData';
import { endsOf } from './endNames';
import { findColumns, type TableColumns } from './findColumns';
import { findDelimiter, plainRows } from './findDelimiter';
import { linesOf, sampleRows } from './forEachRow';
import { SEPARATORS, splitFields, trimmed } from './splitFields';

/** How a table is to be read. */
export interface TablePlan {
  readonly delimiter: Delimiter;
  readonly columns: TableColumns;
  /** Lines before the first record or header. */
  readonly skip: number;
  /** Comments among them. */
  readonly comments: number;
  /** Whether the first line that is read names the columns. */
  readonly headerLine: boolean;
  /** Whether the weight's column was asked for, or is one by its place. */
  readonly chosen: boolean;
  /** Whether each line ends with a Python dict. */
  readonly data: boolean;
  /** Whether ` # …` at the end of a line is a comment. */
  readonly tails: boolean;
  readonly directed: boolean;
  /** Numbers on the first line that may be those of nodes and edges; `apart` when it is shorter than the records. */
  readonly sized: { nodes: number; edges: number; apart: boolean } | undefined;
}

const SAMPLE = 1000;
const LONGEST_LINE = 2 ** 20;
const SEP = /^"?sep=(.)"?\s*$/i;

/** What would become part of every id. */
const WRAPPED: readonly (readonly [string, RegExp])[] = [
  ['single quotes around them', /^\s*'[^']*'\s*[,;|\t ]\s*'[^']*'/],
  ['every line in brackets', /^\s*[([{][^()[\]{}]*[)\]}]\s*[,;]?\s*$/],
];

/** Looks at the first lines. @throws InputError when they are no table of edges */
export function planTable(source: TextSource, options: ReadGraphFileOptions): TablePlan {
  const { file } = source;
  const lines = linesOf(source.head).slice(0, SAMPLE);
  const long = lines.findIndex((line) => line.length > LONGEST_LINE);
  if (long >= 0) {
    const actual = `${lines[long]!.length}`;
    throw new InputError({ file, line: long + 1, expected: `lines of at most ${LONGEST_LINE} characters`, actual });
  }
  const separator = SEP.exec(lines[0] ?? '')?.[1];
  const start = separator === undefined ? 0 : 1;
  // igraph's .ncol has names of any signs but blanks.
  const said = separator ?? (/\.ncol(\.gz)?$/i.test(file) ? ' ' : undefined);
  let first = lines.findIndex((line, i) => i >= start && !isBlank(line) && commentMark(line) === undefined);
  const onlyMarked = first < 0;
  if (onlyMarked) first = lines.findIndex((line, i) => i >= start && !isBlank(line));
  if (first < 0) throw new InputError({ file, expected: 'at least one edge', actual: 'no line with content' });
  const leading = onlyMarked ? [] : lines.slice(start, first);
  const body = lines.slice(first).filter((line) => !isBlank(line) && (onlyMarked || commentMark(line) === undefined));
  const wrapped = WRAPPED.find(([, pattern]) => body.every((line) => pattern.test(line)));
  if (wrapped !== undefined) {
    throw new InputError({ file, line: first + 1, expected: 'fields bare or in double quotes', actual: wrapped[0] });
  }
  const data = endWithData(body);
  const records = data ? body.map((line) => splitData(line)?.record ?? line) : body;
  const tails = !data && records.some((line) => withoutTail(line) !== line);
  const parse = (delimiter: Delimiter): string[][] => {
    if (delimiter === 'whitespace') return plainRows(tails ? records.map(withoutTail) : records, delimiter);
    return data ? plainRows(records, delimiter) : sampleRows(records.join('\n'), delimiter);
  };
  const found = findSeparators(records, parse, said);
  if (found === undefined || (onlyMarked && found.columns < 2)) {
    if (onlyMarked) throw new InputError({ file, expected: 'at least one edge', actual: 'no line with content' });
    const expected = 'two columns or more between commas, tabs, semicolons, bars or blanks';
    throw new InputError({ file, line: first + 1, expected, actual: 'one' });
  }
  const { delimiter, columns: count } = found;
  const rows = parse(delimiter);
  const marked = leading.map((line) => commentMark(line));
  const asData = leading.findIndex((line, i) => marked[i] !== undefined && isRecord(line, delimiter, count, rows));
  const above = asData < 0 ? headerAbove(leading, delimiter, count, rows) : undefined;
  const skip = start + (asData < 0 ? leading.length : asData);
  const konect = konectOf(leading);
  const sized = data ? undefined : sizesOf(rows);
  // Records that are cut or broken say nothing of the columns.
  const whole = rows.filter(
    (row, i) => row.length === count || (i === 0 && row.length === count - 1 && sized === undefined),
  );
  const { weight: _weight, length: _length, ...ends } = options;
  const columns = findColumns(above === undefined ? whole : [above, ...whole], count, delimiter, file, {
    ...(above === undefined ? {} : { header: true }),
    ...(konect === undefined ? {} : konectOptions(konect, count)),
    // Dicts bring their own names, which are looked up when all are known.
    ...(data ? { header: false, ...ends } : options),
  });
  return {
    delimiter,
    columns,
    skip,
    comments: marked.slice(0, skip - start).filter((mark) => mark !== undefined).length - (above === undefined ? 0 : 1),
    headerLine: columns.header !== null && above === undefined,
    chosen: columns.weight !== undefined && (options.weight !== undefined || columns.header === null),
    data,
    tails: tails && delimiter === 'whitespace',
    directed: konect?.directed === true || leading.some((line) => /^#\s*directed graph/i.test(line)),
    sized: columns.header === null && sized !== undefined ? { ...sized, apart: rows[0]!.length !== count } : undefined,
  };
}

function findSeparators(
  lines: readonly string[],
  parse: (delimiter: Delimiter) => string[][],
  said: string | undefined,
): { delimiter: Delimiter; columns: number } | undefined {
  const delimiter = (Object.keys(SEPARATORS) as Delimiter[]).find((name) => SEPARATORS[name] === said);
  if (delimiter === undefined) return findDelimiter(lines, parse);
  return { delimiter, columns: parse(delimiter)[0]?.length ?? 0 };
}

/** Whether a marked line before all others is an edge: a record as they are, and the mark begins ids elsewhere too. */
function isRecord(line: string, delimiter: Delimiter, count: number, rows: readonly (readonly string[])[]): boolean {
  const fields = splitFields(line, delimiter);
  if (isComment(line, fields.length, count)) return false;
  const mark = commentMark(line)!;
  return (
    fields.slice(1).some((field) => field.startsWith(mark)) ||
    rows.some((row) => row.some((field) => field.startsWith(mark)))
  );
}

/** `# source target weight`: names of the columns as a comment, right above the records. */
function headerAbove(
  leading: readonly string[],
  delimiter: Delimiter,
  count: number,
  rows: readonly (readonly string[])[],
): string[] | undefined {
  const line = [...leading].reverse().find((text) => !isBlank(text));
  if (line === undefined || endsOf(rows[0] ?? []) !== undefined) return undefined;
  const names = splitFields(line.replace(/^[ \t]*(#|%|\/\/)+/, ''), delimiter);
  return names.length === count && endsOf(names) !== undefined ? names : undefined;
}

interface Konect {
  readonly directed: boolean;
  readonly weighted: boolean;
}

/** `% sym weighted`: the first line of KONECT's files. */
function konectOf(leading: readonly string[]): Konect | undefined {
  const [, shape, weights] = /^%\s*(sym|asym)\s+(\w+)/.exec(leading[0] ?? '') ?? [];
  return shape === undefined ? undefined : { directed: shape === 'asym', weighted: weights !== 'unweighted' };
}

/** Source, target, weight, time. */
function konectOptions(konect: Konect, count: number): ReadGraphFileOptions {
  const weight = konect.weighted && count > 2 ? { weight: '3' } : {};
  return { source: '1', target: '2', header: false, ...weight };
}

/** Two whole numbers on the first line. */
function sizesOf([first = []]: readonly (readonly string[])[]): { nodes: number; edges: number } | undefined {
  if (first.length !== 2 || !first.every((field) => /^\d{1,9}$/.test(field))) return undefined;
  return { nodes: Number(first[0]), edges: Number(first[1]) };
}

/** `a b # seen` without what stands behind the mark. */
export function withoutTail(line: string): string {
  const at = line.search(/[ \t]#([ \t]|$)/);
  return at < 0 || trimmed(line.slice(0, at)) === '' ? line : line.slice(0, at);
}
