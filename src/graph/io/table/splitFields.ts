import type { Delimiter } from '../ReadReport';

export const SEPARATORS: Readonly<Record<Delimiter, string>> = {
  comma: ',',
  tab: '\t',
  semicolon: ';',
  pipe: '|',
  whitespace: ' ',
};

/** A quoted field, a tuple in brackets, or anything up to the next blank. */
const WORDS = /"((?:[^"]|"")*)"(?=[ \t]|$)|\([^()]*\)(?=[ \t]|$)|[^ \t]+/g;

/**
 * The fields of one line that holds one record. Blanks around a field are no part of it. Where blanks separate, a field may
 * stand in double quotes or, as tuples of networkx do, in brackets; where characters do, `forEachRow` gives quoted records to
 * papaparse, and here a quote is a character like another.
 */
export function splitFields(line: string, delimiter: Delimiter): string[] {
  if (delimiter !== 'whitespace') {
    const fields = line.split(SEPARATORS[delimiter]);
    for (let i = 0; i < fields.length; i++) fields[i] = trimmed(fields[i]!);
    return fields;
  }
  const bare = trimmed(line);
  if (!bare.includes('"') && !bare.includes('(')) return bare.split(BLANKS);
  return Array.from(bare.matchAll(WORDS), ([field, quoted]) =>
    quoted === undefined ? field : quoted.replaceAll('""', '"'),
  );
}

const BLANKS = /[ \t]+/;

/** Without blanks, tabs and line ends on either side; every other character, blank or not in other scripts, stays. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && text.charCodeAt(from) <= 32) from++;
  while (to > from && text.charCodeAt(to - 1) <= 32) to--;
  return from === 0 && to === text.length ? text : text.slice(from, to);
}
