import { InputError } from '../errors';
import type { NodeColumn, NodeColumns, Problem } from './Problem';

/** What a file says of its nodes, by name; null where it says nothing. */
export type Attributes = Readonly<Record<string, readonly (string | number | boolean | null)[]>>;

/** Numbers for a problem, and which nodes had none. */
export interface ColumnsFrom {
  readonly columns: NodeColumns;
  /** A sentence for each column that did not have a number for every node. */
  readonly notes: readonly string[];
}

/**
 * The columns that a problem reads, out of what a file says of its nodes. Numbers may be written as texts, 1 and 0 as true
 * and false or yes and no; a node without a number has the problem's default, which a note says.
 *
 * @param asked for each column of the problem that is to be read, the name of the attribute
 * @param ids n node ids, for messages
 * @throws InputError for a column that the problem does not read, an attribute that is not there, or a text that is no number
 * @example columnsFrom(problems.facility, file.nodeAttributes, { demand: 'inhabitants' }, graph.ids).columns.demand
 */
export function columnsFrom(
  problem: Pick<Problem, 'name' | 'columns'>,
  attributes: Attributes,
  asked: Readonly<Record<string, string>>,
  ids: readonly string[],
): ColumnsFrom {
  const specs = problem.columns ?? {};
  const notes: string[] = [];
  const columns = Object.entries(asked).map(([name, attribute]) => {
    if (!Object.hasOwn(specs, name)) {
      const names = Object.keys(specs);
      const expected = names.length === 0 ? `none for ${problem.name}` : `one of ${names.join(', ')}`;
      throw new InputError({ what: 'node column', expected, actual: `"${name}"` });
    }
    const values = attributes[attribute];
    if (values === undefined) {
      const names = Object.keys(attributes);
      const expected = names.length === 0 ? 'a file that says something of its nodes' : `one of ${names.join(', ')}`;
      throw new InputError({ what: `${name} of the nodes`, expected, actual: `"${attribute}"` });
    }
    let missing = 0;
    const numbers = values.map((value, i) => {
      const number = toNumber(value, specs[name]!);
      if (number === null) missing++;
      if (number !== undefined) return number ?? specs[name]!.default;
      const expected = specs[name]!.flag === true ? '0 or 1, true or false' : 'a number';
      throw new InputError({ what: `${attribute} of node "${ids[i]}"`, expected, actual: `"${value}"` });
    });
    if (missing > 0) notes.push(`${attribute} is missing at ${missing} nodes, which count as ${specs[name]!.default}`);
    return [name, numbers] as const;
  });
  return { columns: Object.fromEntries(columns), notes };
}

/** Null where there is nothing, undefined for what is no number. */
function toNumber(value: string | number | boolean | null, { flag }: NodeColumn): number | null | undefined {
  if (value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = String(value).trim();
  if (flag === true && /^(true|yes)$/i.test(text)) return 1;
  if (flag === true && /^(false|no)$/i.test(text)) return 0;
  // A decimal comma cannot be taken for anything else in a field of its own.
  const number = Number(/^[-+]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}
