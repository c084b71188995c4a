import type { TextSource } from '../decodeText';
import { EdgeColumn } from '../EdgeColumn';
import { GraphBuilder } from '../GraphBuilder';
import type { ReadGraphFileOptions } from '../GraphFile';
import { nodeId } from '../nodeId';
import { commentMark, isComment } from './comments';
import { readData, splitData } from './edgeData';
import { tableNumber } from './findColumns';
import { forEachRow } from './forEachRow';
import { planTable, type TablePlan, withoutTail } from './planTable';
import { splitFields } from './splitFields';
import { wholePairs } from './wholePairs';

const WHOLE = /^\d{1,15}$/;
/** What programs write where nothing is known. */
const MISSING = /^(nan|na|n\/a|none|null|<na>)$/i;

/**
 * A table of edges, one a line: CSV (RFC 4180), TSV, semicolons, bars or blanks between; networkx's edge lists with their dicts;
 * SNAP's and KONECT's. What separates, whether there is a header and which columns are which is found by evidence
 * (`findDelimiter`, `findColumns`); ids are text (`nodeId`). A line that begins like a comment is one before the first record,
 * and later if it has a blank after its mark or not the number of fields of a record; `skippedLines` counts them.
 * @throws InputError naming the line, what was expected and what came
 */
export function readTable(source: TextSource, options: ReadGraphFileOptions = {}): GraphBuilder {
  const plan = planTable(source, options);
  if (plan.sized === undefined) return readRows(source, plan, false);
  if (plan.sized.apart) return withoutSizes(source, plan) ?? readRows(source, plan, false);
  const builder = readRows(source, plan, false);
  // Read twice only when the count fits.
  return builder.source.length - 1 === plan.sized.edges ? (withoutSizes(source, plan) ?? builder) : builder;
}

function readRows(source: TextSource, plan: TablePlan, leaveFirst: boolean): GraphBuilder {
  const builder = new GraphBuilder(source.file);
  const { columns, delimiter, tails } = plan;
  const { count, empty, type } = columns;
  const weight = columns.weight === undefined ? undefined : new EdgeColumn(columns.nameOf(columns.weight));
  const length = columns.length === undefined ? undefined : new EdgeColumn(columns.nameOf(columns.length));
  for (const column of [weight, length]) if (column !== undefined) builder.edgeColumns.set(column.name, column);
  if (plan.chosen) builder.weightColumn = weight?.name;
  builder.lengthColumn = length?.name;
  builder.header = columns.header;
  builder.delimiter = delimiter;
  if (!plan.data) builder.candidates = columns.candidates;
  builder.directed = plan.directed;
  builder.skippedLines = plan.comments;
  let ahead = (plan.headerLine ? 1 : 0) + (leaveFirst ? 1 : 0);
  let rows = 0;
  const end = (fields: readonly string[], at: number, line: number): number => {
    const text = fields[at]!;
    if (text === '') builder.fail({ line, expected: 'a node id', actual: 'an empty field' });
    const id = nodeId(text);
    if (id !== text) builder.note('ids as 6.898e+03 are read as whole numbers, 6898');
    return builder.seen(id);
  };
  const add = (to: EdgeColumn, at: number, edge: number, fields: readonly string[], line: number): void => {
    const text = fields[at]!;
    const number = tableNumber(text, delimiter);
    if (text.includes(',') && !Number.isNaN(number)) builder.note('decimal commas');
    to.add(edge, Number.isNaN(number) ? text : number, line);
  };
  const takePairs = (bytes: Uint8Array, from: number) => {
    const before = builder.source.length;
    const to = ahead > 0 ? from : wholePairs(bytes, from, delimiter, builder);
    const lines = builder.source.length - before;
    rows += lines;
    return { lines, to };
  };
  const visit = (all: string[], line: number, text?: string): void => {
    if (ahead > 0) {
      ahead--;
      return;
    }
    let fields = all;
    let data: string | undefined;
    if (text !== undefined && (plan.data || tails)) {
      const parts = plan.data ? splitData(text) : undefined;
      data = parts?.data;
      fields = splitFields(parts?.record ?? (tails ? withoutTail(text) : text), delimiter);
    }
    const mark = fields[0]!.charCodeAt(0);
    if ((mark === 35 || mark === 37 || mark === 47) && commentMark(text ?? fields[0]!) !== undefined) {
      if (isComment(text ?? fields[0]!, fields.length, count)) {
        builder.skippedLines++;
        return;
      }
    }
    if (fields.length !== count) {
      builder.fail({ line, expected: `${count} columns as on the other lines`, actual: `${fields.length}` });
    }
    rows++;
    const edge = builder.edge(end(fields, columns.source, line), end(fields, columns.target, line));
    if (weight !== undefined) add(weight, columns.weight!, edge, fields, line);
    if (length !== undefined) add(length, columns.length!, edge, fields, line);
    if (type !== undefined && fields[type]!.toLowerCase() === 'directed') builder.directed = true;
    for (const j of empty) {
      if (fields[j] === '') continue;
      builder.fail({ line, expected: `nothing in column ${j + 1}, as before`, actual: `"${fields[j]}"` });
    }
    if (plan.data) addData(builder, edge, data, line);
  };
  const pairs = count === 2 && columns.source === 0 && columns.target === 1 && !plan.data;
  forEachRow(source, delimiter, plan.skip, visit, pairs ? takePairs : undefined);
  if (rows === 0 && !leaveFirst) builder.fail({ expected: 'at least one edge', actual: 'a header alone' });
  refuseMissing(builder);
  return builder;
}

function addData(builder: GraphBuilder, edge: number, data: string | undefined, line: number): void {
  const entries = data === undefined ? undefined : readData(data);
  if (entries === undefined) {
    const actual = data === undefined ? 'none' : `"${data.slice(0, 60)}"`;
    builder.fail({ line, expected: "the data of an edge as Python writes it, {'weight': 3}", actual });
  }
  for (const [name, value] of entries!) builder.edgeValue(edge, name, value, line);
}

/** An id "nan" among numbers is a value that is missing. */
function refuseMissing(builder: GraphBuilder): void {
  const missing = builder.ids.find((id) => MISSING.test(id));
  if (missing === undefined || !builder.ids.every((id) => MISSING.test(id) || /^[+-]?\d+(\.\d+)?$/.test(id))) return;
  builder.fail({
    expected: 'a node id at both ends of every edge',
    actual: `"${missing}" among numbers: a missing value`,
  });
}

/**
 * The table without its first line, when that says how many nodes and edges follow (`6 7`): when as many records follow, and
 * their ids are whole numbers that so many nodes have.
 */
function withoutSizes(source: TextSource, plan: TablePlan): GraphBuilder | undefined {
  const { nodes, edges } = plan.sized!;
  const builder = readRows(source, plan, true);
  if (builder.source.length !== edges || builder.ids.length > nodes) return undefined;
  if (!builder.ids.every((id) => WHOLE.test(id) && Number(id) <= nodes)) return undefined;
  builder.note(`the first line is taken for the numbers of nodes and edges, ${nodes} and ${edges}`);
  return builder;
}
