import { InputError } from '../../../errors';
import type { ReadGraphFileOptions } from '../GraphFile';
import { parseNumber } from '../parseNumber';
import type { Delimiter } from '../ReadReport';
import { bareName, likelyWeights, matchName, weightiness } from '../weightNames';
import { areIds, endsOf } from './endNames';

/** Which column of a table is what; columns by their place from 0. */
export interface TableColumns {
  readonly count: number;
  readonly header: readonly string[] | null;
  readonly source: number;
  readonly target: number;
  /** Undefined: unweighted. */
  readonly weight: number | undefined;
  readonly length: number | undefined;
  /** Gephi's Type: Directed or Undirected. */
  readonly type: number | undefined;
  /** Whether the header lacks a name for the first column, as R writes tables. */
  readonly shifted: boolean;
  /** Names of the columns that are numbers in the records looked at, ends and counters left out. */
  readonly candidates: readonly string[];
  /** Columns that are empty in the records looked at, and must stay so. */
  readonly empty: readonly number[];
  nameOf(column: number): string;
}

/** Says nothing of the graph: counters, and what Gephi adds to an edge. */
const COUNTERS = [
  '',
  'id',
  'edgeid',
  'index',
  'rowid',
  'row',
  'key',
  'unnamed0',
  'type',
  'label',
  'timeset',
  'interval',
];
const NODE_IDS = ['id', 'node', 'nodeid', 'name', 'key'];
const NODE_DATA =
  /^(id|label|name|title|group|community|cluster|modularityclass|class|category|color|colour|size|degree|x|y|lat|lon|lng|latitude|longitude|timeset|type)$/;

/**
 * What the first records say of the columns.
 *
 * The first record is a header when names in it are those of two ends ("source", "target") and stand nowhere as ids; when a
 * column has a text above numbers, which of the two ends only both together show; or when its first name is missing, as above
 * the counter that pandas and R write. With a header columns are found by name; without one they are source, target, weight.
 * @throws InputError for a table of nodes, a matrix, columns that say nothing of two ends, a column asked for that is not there
 */
export function findColumns(
  rows: readonly (readonly string[])[],
  count: number,
  delimiter: Delimiter,
  file: string,
  options: ReadGraphFileOptions,
): TableColumns {
  const [first = [], ...rest] = rows;
  const shifted = first.length === count - 1 && rest.length > 0 && rest[0]!.length === count;
  const named = shifted ? ['', ...first] : first;
  refuseMatrix(named, rest, file);
  const numeric = (j: number) => rest.length > 0 && rest.every((row) => isNumber(row[j] ?? '', delimiter));
  const asked = options.source !== undefined || options.target !== undefined;
  const ends = endsByName(named, rest);
  if (ends === undefined && !asked && options.header !== false) refuseNodes(named, rest, file);
  const header =
    options.header ??
    (ends !== undefined ||
      shifted ||
      isHeader(named, numeric, delimiter) ||
      (asked && !/^\d+$/.test(options.source ?? options.target ?? '')));
  const names = header ? named : Array.from({ length: count }, (_, j) => `column ${j + 1}`);
  const nameOf = (j: number) => names[j] || `column ${j + 1}`;
  const place = (what: string, wanted: string): number => {
    const found = columnNamed(wanted, names);
    if (found !== undefined) return found;
    const expected = `one of ${names
      .map((_, j) => `"${nameOf(j)}"`)
      .slice(0, 20)
      .join(', ')}`;
    throw new InputError({ file, what, expected, actual: `"${wanted}"` });
  };
  const records = header ? rest : rows;
  const isEmpty = (j: number) => records.every((row) => (row[j] ?? '') === '');
  const empty = names.map((_, j) => j).filter((j) => isEmpty(j) && (!header || names[j] === ''));
  const arrow = !header && count === 3 && records.every((row) => /^(->|--|-->|=>|<->|→)$/.test(row[1] ?? ''));
  const found = asked
    ? undefined
    : header
      ? (ends ?? endsByPlace(names, numeric, empty))
      : { source: 0, target: arrow ? 2 : 1 };
  const source = options.source === undefined ? found?.source : place('source', options.source);
  const target = options.target === undefined ? found?.target : place('target', options.target);
  const full = count - empty.length;
  if (source === undefined || target === undefined || (!header && !asked && full > 3)) {
    const expected = header
      ? 'columns named like source and target, or source and target said'
      : '2 or 3 columns (source, target, weight), or a header that names source and target';
    throw new InputError({
      file,
      expected,
      actual: header
        ? names
            .map((_, j) => `"${nameOf(j)}"`)
            .slice(0, 20)
            .join(', ')
        : `${count}`,
    });
  }
  if (full < 2) throw new InputError({ file, expected: '2 or 3 columns: source, target, weight', actual: `${full}` });
  if (source === target) {
    throw new InputError({
      file,
      what: 'target',
      expected: 'another column than the source',
      actual: `"${nameOf(target)}"`,
    });
  }
  const others = names.map((_, j) => j).filter((j) => j !== source && j !== target && !empty.includes(j));
  const isNumeric = (j: number) => records.every((row) => isNumber(row[j] ?? '', delimiter));
  const candidates = others
    .filter((j) => isNumeric(j) && !(header && COUNTERS.includes(bareName(names[j]!))))
    .map(nameOf);
  const byName = header
    ? likelyWeights(others.map(nameOf)).filter((name) => weightiness(name) === 2 || candidates.includes(name))
    : [];
  const weight =
    options.weight !== undefined
      ? place('weight', options.weight)
      : header
        ? byName.length === 0
          ? undefined
          : names.indexOf(byName[0]!)
        : arrow
          ? undefined
          : others[0];
  const type = header ? others.find((j) => bareName(names[j]!) === 'type') : undefined;
  if (!header && !asked && weight !== undefined && options.weight === undefined)
    refuseTriples(records, delimiter, file);
  const length = options.length === undefined ? undefined : place('length', options.length);
  return {
    count,
    header: header ? names : null,
    source,
    target,
    weight,
    length,
    type,
    shifted,
    candidates,
    empty,
    nameOf,
  };
}

function endsByName(names: readonly string[], rest: readonly (readonly string[])[]) {
  const ends = endsOf(names);
  if (ends === undefined) return undefined;
  const ids = function* () {
    for (const row of rest) yield* [row[ends.source] ?? '', row[ends.target] ?? ''];
  };
  return areIds([names[ends.source]!, names[ends.target]!], ids()) ? undefined : ends;
}

function isHeader(first: readonly string[], numeric: (column: number) => boolean, delimiter: Delimiter): boolean {
  const isText = (j: number) => !isNumber(first[j] ?? '', delimiter) && first[j] !== '';
  if (first.slice(2).some((_, j) => isText(j + 2) && numeric(j + 2))) return true;
  if (first.length > 2 && first[0] === '' && first.slice(1).every((_, j) => isText(j + 1))) return true;
  return isText(0) && isText(1) && numeric(0) && numeric(1);
}

/** Of a header whose names are not those of ends: the two columns that are left, or the first two before numbers. */
function endsByPlace(
  names: readonly string[],
  numeric: (column: number) => boolean,
  empty: readonly number[],
): { source: number; target: number } | undefined {
  const left = names
    .map((_, j) => j)
    .filter((j) => !COUNTERS.includes(bareName(names[j]!)) && weightiness(names[j]!) === 0 && !empty.includes(j));
  const [source, target, third] = left;
  if (source === undefined || target === undefined) return undefined;
  if (left.length === 2) return { source, target };
  return left.length === 3 && numeric(third!) && numeric(source) === numeric(target) ? { source, target } : undefined;
}

function columnNamed(wanted: string, names: readonly string[]): number | undefined {
  const name = matchName(wanted, names);
  if (name !== undefined) return names.indexOf(name);
  const place = /^(?:column )?(\d+)$/i.exec(wanted)?.[1];
  return place !== undefined && Number(place) >= 1 && Number(place) <= names.length ? Number(place) - 1 : undefined;
}

function isNumber(field: string, delimiter: Delimiter): boolean {
  return !Number.isNaN(tableNumber(field, delimiter));
}

/** A number of a table: where no comma separates, one may be the decimal mark. */
export function tableNumber(field: string, delimiter: Delimiter): number {
  const number = parseNumber(field);
  return Number.isNaN(number) && delimiter !== 'comma' && /^[+-]?\d*,\d+(e[+-]?\d+)?$/i.test(field)
    ? parseNumber(field.replace(',', '.'))
    : number;
}

/** Gephi's nodes table, or one of features. */
function refuseNodes(names: readonly string[], rest: readonly (readonly string[])[], file: string): void {
  const bare = names.map(bareName).filter((name) => name !== '');
  const [first, second] = bare;
  if (first === undefined || second === undefined || !NODE_IDS.includes(first) || !NODE_DATA.test(second)) return;
  if (rest.some((row) => row[0] === names[0])) return;
  const expected = 'a table of edges with columns such as source and target';
  throw new InputError({ file, expected, actual: `a table of nodes (${names.slice(0, 8).join(', ')})` });
}

/** Row names equal to column names. */
function refuseMatrix(names: readonly string[], rest: readonly (readonly string[])[], file: string): void {
  if (names.length < 4 || rest.length < 3 || names[0] !== '') return;
  if (!rest.every((row, i) => i + 1 >= names.length || row[0] === names[i + 1])) return;
  throw new InputError({
    file,
    expected: 'a table of edges',
    actual: 'an adjacency matrix; write its entries as source, target, weight',
  });
}

/** `a pp b`: without a header it would be an edge from a to pp. */
function refuseTriples(records: readonly (readonly string[])[], delimiter: Delimiter, file: string): void {
  const firsts = new Set(records.map((row) => row[0]));
  const relations = new Set(records.map((row) => row[1] ?? ''));
  const between = [...relations].every((name) => !isNumber(name, delimiter) && !firsts.has(name));
  const back = records.some((row) => firsts.has(row[2]));
  const fewer = relations.size < firsts.size || relations.size === 1;
  if (!between || !back || !fewer || records.length < 2) return;
  const actual = 'what looks like source, relation, target (read as SIF by format "SIF", or name the columns)';
  throw new InputError({ file, expected: 'source, target, weight', actual });
}
