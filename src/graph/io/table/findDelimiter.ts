import type { Delimiter } from '../ReadReport';
import { endsOf } from './endNames';
import { SEPARATORS, splitFields } from './splitFields';

/** Of two that would do alike, the one that a name is least likely to hold. */
const ORDER: readonly Delimiter[] = ['tab', 'semicolon', 'comma', 'pipe', 'whitespace'];
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
/** A node that is a place on a grid: `0,1` or `(0, 1)`. */
const TUPLE = /^(-?\d+(\.\d+)?(,-?\d+(\.\d+)?)+|\(.*,.*\))$/;

interface Candidate {
  readonly delimiter: Delimiter;
  readonly rows: readonly (readonly string[])[];
  /** The commonest number of fields, and the share of lines that have it. */
  readonly columns: number;
  readonly share: number;
}

/**
 * What separates the fields of these lines, by how well each possibility explains all of them: undefined when none gives two
 * columns. It should give every line the same number of fields; then one that makes the first line a header of known names
 * ("source", "target") wins; then one that leaves every comma inside a decimal number; then one that no blank follows, against
 * one that is always followed by one (`Dr, Ann;Bo`); then tabs, semicolons, commas, bars, blanks in this order.
 * @param parse the records of these lines for a separating character, quotes and all
 */
export function findDelimiter(
  lines: readonly string[],
  parse: (delimiter: Delimiter) => readonly (readonly string[])[],
): { delimiter: Delimiter; columns: number } | undefined {
  const all = ORDER.map((delimiter) => candidate(delimiter, parse(delimiter))).filter(({ columns }) => columns >= 2);
  const best = Math.max(...all.map(({ share }) => share));
  // Names of two words make blanks look regular, where a line is broken.
  const nearly = all.filter(({ delimiter, share }) => share > 0.9 && !['tab', 'whitespace'].includes(delimiter));
  const blanksAlone = all.every(({ delimiter, share }) => delimiter === 'whitespace' || share < best);
  const good = blanksAlone && nearly.length > 0 ? nearly : all.filter(({ share }) => share === best);
  const chosen =
    good.find(({ rows }) => endsOf(rows[0] ?? []) !== undefined) ??
    good.find(({ delimiter, rows }) => delimiter === 'whitespace' && areTuples(rows)) ??
    good.find(({ delimiter, rows }) => delimiter !== 'comma' && keepsDecimals(rows)) ??
    good.find(({ delimiter }) => good.length > 1 && isSet(lines, delimiter, good)) ??
    good[0];
  return chosen === undefined ? undefined : { delimiter: chosen.delimiter, columns: chosen.columns };
}

function candidate(delimiter: Delimiter, rows: readonly (readonly string[])[]): Candidate {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  let columns = 0;
  let most = 0;
  for (const [length, times] of counts) {
    if (times > most || (times === most && length > columns)) [columns, most] = [length, times];
  }
  return { delimiter, rows, columns, share: rows.length === 0 ? 0 : most / rows.length };
}

/** Whether there are commas, every one of them a decimal mark between two digits of a field of its own. */
function keepsDecimals(rows: readonly (readonly string[])[]): boolean {
  let found = false;
  for (const row of rows.slice(1)) {
    for (const [j, field] of row.entries()) {
      if (!field.includes(',')) continue;
      if (j < 2 || !DECIMAL_COMMA.test(field)) return false;
      found = true;
    }
  }
  return found || (rows.length === 1 && rows[0]!.slice(2).some((field) => DECIMAL_COMMA.test(field)));
}

function areTuples(rows: readonly (readonly string[])[]): boolean {
  return rows.every(([u = '', v = '']) => TUPLE.test(u) && TUPLE.test(v));
}

/** Whether the character is set without a blank after it where every rival always has one. */
function isSet(lines: readonly string[], delimiter: Delimiter, rivals: readonly Candidate[]): boolean {
  if (delimiter === 'whitespace' || followed(lines, delimiter) > 0) return false;
  const others = rivals.filter((rival) => rival.delimiter !== delimiter && rival.delimiter !== 'whitespace');
  return others.length > 0 && others.every((rival) => followed(lines, rival.delimiter) === 1);
}

/** The share of a character's places at which a blank follows. */
function followed(lines: readonly string[], delimiter: Delimiter): number {
  let [places, blanks] = [0, 0];
  for (const line of lines) {
    const parts = line.split(SEPARATORS[delimiter]).slice(1);
    places += parts.length;
    blanks += parts.filter((part) => part.startsWith(' ')).length;
  }
  return places === 0 ? 0 : blanks / places;
}

/** Without quotes a line is a record. */
export function plainRows(lines: readonly string[], delimiter: Delimiter): string[][] {
  return lines.map((line) => splitFields(line, delimiter));
}
