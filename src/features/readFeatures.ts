import Papa from 'papaparse';
import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { decodeText } from '../graph/io/decodeText';
import { nodeId } from '../graph/io/nodeId';
import { readBytes } from '../graph/io/readBytes';
import { trimmed } from '../graph/io/table/splitFields';
import type { DenseMatrix } from '../graph/SparseMatrix';

/** 4 GiB of them. */
const MOST_VALUES = 2 ** 30;

export interface ReadFeaturesOptions {
  /** As "windows-1252". Default: a byte order mark, else UTF-8. */
  encoding?: string;
}

/**
 * Node features of your own from a CSV or TSV, plain or gzipped: one line a node, `id, feature 1, …, feature F`, in any
 * order, with or without a line of column names. n x F, as written. Nodes that the graph does not have are passed over,
 * so that one table serves a graph and its largest component. Ids are text, as in `readGraphFile`.
 * @throws InputError naming file and line: a node of the graph that is missing or given twice, a field that is not a finite
 * 32-bit number, a line with another number of columns than the first
 * @example const features = readFeatures('features.csv', graph);
 */
export function readFeatures(file: string, graph: Graph, options: ReadFeaturesOptions = {}): DenseMatrix {
  const { data: lines, errors } = Papa.parse<string[]>(decodeText(readBytes(file), file, options.encoding).whole());
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const line = (broken.row ?? 0) + 1;
    throw new InputError({ file, line, expected: 'quotes that open and close around a field', actual: broken.message });
  }
  const index = new Map(graph.ids.map((id, i) => [id, i]));
  const seen = new Map<number, number>();
  let cols = -1;
  let values = new Float32Array(0);
  lines.forEach((fields, at) => {
    if (fields.length === 1 && fields[0]!.trim() === '') return;
    const fail = (expected: string, actual: string): never => {
      throw new InputError({ file, line: at + 1, expected, actual });
    };
    if (cols < 0) {
      if (fields.length < 2) fail('a node id and at least one feature', `"${fields[0]}" alone`);
      cols = fields.length - 1;
      if (graph.n * cols > MOST_VALUES)
        fail(`at most ${MOST_VALUES} features in all`, `${cols} of each of ${graph.n} nodes`);
      values = new Float32Array(graph.n * cols);
      if (fields.slice(1).every((field) => toNumber(field) === undefined)) return;
    }
    if (fields.length !== cols + 1) fail(`${cols + 1} columns as on the first line`, `${fields.length}`);
    const id = trimmed(fields[0]!);
    const node = index.get(id) ?? index.get(nodeId(id));
    const row = fields.slice(1).map((field, j) => {
      return toNumber(field) ?? fail(`a finite number in column ${j + 2}`, `"${field}"`);
    });
    if (node === undefined) return;
    const first = seen.get(node);
    if (first !== undefined) fail('each node once', `"${id}" again, first on line ${first}`);
    seen.set(node, at + 1);
    values.set(row, node * cols);
  });
  if (seen.size < graph.n) {
    const missing = graph.ids.find((_, i) => !seen.has(i));
    const actual = `none for ${graph.n - seen.size} of them, first "${missing}"`;
    throw new InputError({ file, expected: `features of all n = ${graph.n} nodes`, actual });
  }
  return { kind: 'dense', rows: graph.n, cols, values };
}

function toNumber(field: string): number | undefined {
  const value = field.trim() === '' ? Number.NaN : Number(field);
  return Number.isFinite(Math.fround(value)) ? value : undefined;
}
