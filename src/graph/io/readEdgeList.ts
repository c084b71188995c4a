import { InputError } from '../../errors';
import { Graph } from '../Graph';
import { normalizeId } from './normalizeId';
import { readBytes } from './readBytes';
import type { Delimiter } from './ReadReport';


export interface ReadEdgeListOptions {
  /** Default: found from the first line. */
  delimiter?: Delimiter;
  /** Whether the first line names the columns. Default: found, see `readEdgeList`. */
  header?: boolean;
  /** What error messages call the source. Default: the path, or "edge list" for text. */
  name?: string;
}

export interface EdgeList {
  /** Nodes in order of appearance; weighted when the list has a third column. */
  readonly graph: Graph;
  readonly delimiter: Delimiter;
  /** Names of the columns, null without a header. */
  readonly header: readonly string[] | null;
}

const SEPARATORS: Readonly<Record<Delimiter, RegExp | string>> = {
  comma: ',',
  tab: '\t',
  semicolon: ';',
  pipe: '|',
  whitespace: /\s+/,
};
/** Names that give a header away even where ids are text themselves. */
const HEADER_WORDS = /^(source|target|from|to|src|dst|node[_ ]?[12ab]?|id[_ ]?[12]|u|v|weight)$/i;
const COMMENT = /^\s*(#|%|\/\/)/;

/**
 * A user's own graph: one edge a line, `source target [weight]`, in CSV, TSV or with blanks between, plain or gzipped.
 *
 * Lines that are empty or begin with #, % or // are skipped; fields may stand in double quotes. The first line is taken
 * for a header when its columns have names such as "source, target", when its third column is no number, or when its
 * first two are not numbers and all ids of the second line are. Further columns than three are an error. Ids that are
 * whole numbers are normalised ("1.0" is "1"). Self-loops and repeats are counted in `graph.dropped`.
 *
 * @param input a path, or the text itself (anything with a line break), or the bytes of it
 * @throws InputError naming line, expected and actual
 * @example readEdgeList('a,b\nb,c\n').graph.m // 2
 */
export function readEdgeList(input: string | Uint8Array, options: ReadEdgeListOptions = {}): EdgeList {
  const isPath = typeof input === 'string' && !/[\r\n]/.test(input);
  const file = options.name ?? (isPath ? input : 'edge list');
  const text = isPath ? readBytes(input).toString() : typeof input === 'string' ? input : Buffer.from(input).toString();
  const lines = contentLines(text);
  const [first, second] = [lines.next().value, lines.next().value];
  if (first === undefined) {
    throw new InputError({ file, expected: 'at least one edge', actual: 'no line with content' });
  }
  const delimiter = options.delimiter ?? findDelimiter(first.text);
  const firstFields = fieldsOf(first.text, delimiter);
  const hasHeader = options.header ?? looksLikeHeader(firstFields, second && fieldsOf(second.text, delimiter));
  if (hasHeader && second === undefined) {
    throw new InputError({ file, expected: 'at least one edge', actual: 'a header alone' });
  }
  const ahead = [first, second].filter((line) => line !== undefined).slice(hasHeader ? 1 : 0);
  return { graph: buildGraph(ahead, lines, delimiter, file), delimiter, header: hasHeader ? firstFields : null };
}

interface Line {
  readonly text: string;
  /** 1-based in the file, comments and blank lines counted. */
  readonly number: number;
}

/** One at a time: an object a line, kept, would be more than the graph. */
function* contentLines(text: string): Generator<Line, undefined> {
  const ends = /\r\n|\r|\n|$/g;
  let number = 0;
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length; start = ends.lastIndex) {
    ends.lastIndex = start;
    const line = text.slice(start, ends.exec(text)!.index);
    number++;
    if (line.trim() !== '' && !COMMENT.test(line)) yield { text: line, number };
  }
}

function findDelimiter(line: string): Delimiter {
  if (line.includes('\t')) return 'tab';
  if (line.includes(',')) return 'comma';
  return line.includes(';') ? 'semicolon' : 'whitespace';
}

/** Quotes only ever wrap a field here; a delimiter inside quotes is rare enough to be an error (wrong column count). */
function fieldsOf(line: string, delimiter: Delimiter): string[] {
  return line
    .trim()
    .split(SEPARATORS[delimiter])
    .map((field) => field.trim().replace(/^"(.*)"$/, '$1'));
}

function looksLikeHeader(first: readonly string[], second: readonly string[] | undefined): boolean {
  const isNumber = (field: string | undefined) => field !== undefined && field !== '' && Number.isFinite(Number(field));
  const [u, v, weight] = first;
  if (HEADER_WORDS.test(u) && HEADER_WORDS.test(v)) return true;
  if (weight !== undefined && !isNumber(weight) && second !== undefined && isNumber(second[2])) return true;
  return !isNumber(u) && !isNumber(v) && second !== undefined && isNumber(second[0]) && isNumber(second[1]);
}

/** From the lines that were read ahead, at least one, and the rest. */
function buildGraph(ahead: readonly Line[], rest: Iterable<Line>, delimiter: Delimiter, file: string): Graph {
  const columns = fieldsOf(ahead[0].text, delimiter).length;
  const index = new Map<string, number>();
  const source: number[] = [];
  const target: number[] = [];
  const weights: number[] = [];
  const add = ({ text, number: line }: Line): void => {
    const fields = fieldsOf(text, delimiter);
    if (columns < 2 || columns > 3) {
      throw new InputError({ file, line, expected: '2 or 3 columns: source, target, weight', actual: `${columns}` });
    }
    if (fields.length !== columns) {
      throw new InputError({
        file,
        line,
        expected: `${columns} columns as on the first line`,
        actual: `${fields.length}`,
      });
    }
    const [u, v] = fields.slice(0, 2).map((field) => {
      if (field === '') throw new InputError({ file, line, expected: 'a node id', actual: 'an empty field' });
      const id = normalizeId(field);
      const known = index.get(id);
      if (known !== undefined) return known;
      index.set(id, index.size);
      return index.size - 1;
    });
    source.push(u);
    target.push(v);
    if (columns === 3) weights.push(readWeight(fields[2], file, line));
  };
  for (const line of ahead) add(line);
  for (const line of rest) add(line);
  const ids = [...index.keys()];
  const graph = Graph.fromEdges(ids.length, source, target, { ids, ...(columns === 3 ? { weights } : {}) });
  if (graph.m === 0) {
    throw new InputError({ file, expected: 'an edge between two different nodes', actual: 'self-loops only' });
  }
  return graph;
}

function readWeight(field: string, file: string, line: number): number {
  const weight = field === '' ? Number.NaN : Number(field);
  if (weight > 0 && Number.isFinite(weight)) return weight;
  throw new InputError({ file, line, expected: 'a weight that is a finite number above 0', actual: `"${field}"` });
}
