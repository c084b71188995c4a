import Papa from 'papaparse';
import { InputError } from '../../../errors';
import type { TextSource } from '../decodeText';
import type { Delimiter } from '../ReadReport';
import { SEPARATORS, splitFields, trimmed } from './splitFields';

/** Longest record in quotes: one that goes on is a quote that never closes. */
const MOST_RECORD = 2 ** 24;

/**
 * Calls `visit` for each line of a table with content: its fields, and the line on which it begins. Where a character separates
 * and there are quotes, papaparse finds the records (RFC 4180: delimiters, line breaks and doubled quotes within them); else a
 * line is a record.
 * @param skip lines at the beginning that are not looked at
 * @param ahead takes lines after those from bytes, as many as it likes: how many, and where it ended
 * @throws InputError naming the line of a quote that does not close
 */
export function forEachRow(
  source: TextSource,
  delimiter: Delimiter,
  skip: number,
  visit: (fields: string[], line: number, text?: string) => void,
  ahead?: TakeLines,
): void {
  if (source.quoted && delimiter !== 'whitespace') quotedRows(source, delimiter, skip, visit);
  else plainRows(source, delimiter, skip, visit, ahead);
}

type TakeLines = (bytes: Uint8Array, from: number) => { lines: number; to: number };

function plainRows(
  source: TextSource,
  delimiter: Delimiter,
  skip: number,
  visit: (fields: string[], line: number, text?: string) => void,
  ahead?: TakeLines,
): void {
  let line = 0;
  const before = (bytes: Uint8Array, from: number): number => {
    if (ahead === undefined || line < skip) return from;
    const { lines, to } = ahead(bytes, from);
    line += lines;
    return to;
  };
  for (const piece of source.pieces('\n', before)) {
    const lines = linesOf(piece);
    for (let i = 0; i < lines.length; i++) {
      const text = lines[i]!;
      if (++line <= skip || isEmpty(text)) continue;
      visit(splitFields(text, delimiter), line, text);
    }
  }
}

/** Of a piece that ends after a line break, or with the text: without the empty rest behind the last break. */
export function linesOf(piece: string): string[] {
  const lines = (piece.includes('\r') ? piece.replace(/\r\n?/g, '\n') : piece).split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

function isEmpty(text: string): boolean {
  return text === '' || (text.charCodeAt(0) <= 32 && trimmed(text) === '');
}

function quotedRows(
  source: TextSource,
  delimiter: Delimiter,
  skip: number,
  visit: (fields: string[], line: number) => void,
): void {
  let text = source.whole();
  const newline = text.includes('\n') ? '\n' : '\r';
  let line = 1;
  for (; line <= skip; line++) text = text.slice(text.indexOf(newline) + 1);
  let waiting = 0;
  const config = {
    delimiter: SEPARATORS[delimiter],
    newline,
    chunkSize: 2 ** 20,
    chunk({ data, errors }: Papa.ParseResult<string[]>) {
      const broken = errors.find(({ type }) => type === 'Quotes');
      if (broken !== undefined) {
        for (const row of data.slice(0, broken.row ?? 0)) line += breaksIn(row, newline) + 1;
        throw openQuote(source.file, line);
      }
      waiting = data.length === 0 ? waiting + 2 ** 20 : 0;
      if (waiting > MOST_RECORD) throw openQuote(source.file, line);
      for (const row of data) {
        const begin = line;
        line += breaksIn(row, newline) + 1;
        for (let j = 0; j < row.length; j++) row[j] = trimmed(row[j]!);
        if (row.length > 1 || row[0] !== '') visit(row, begin);
      }
    },
  };
  // Its types know chunks of files alone.
  Papa.parse<string[]>(text, config as Papa.ParseConfig<string[]>);
}

/** The records of a few lines, faults passed over: they come again where all are read. */
export function sampleRows(text: string, delimiter: Delimiter): string[][] {
  if (!text.includes('"') || delimiter === 'whitespace') {
    return linesOf(text)
      .filter((line) => !isEmpty(line))
      .map((line) => splitFields(line, delimiter));
  }
  const newline = text.includes('\n') ? '\n' : '\r';
  const { data } = Papa.parse<string[]>(text, { delimiter: SEPARATORS[delimiter], newline });
  return data.map((row) => row.map(trimmed)).filter((row) => row.length > 1 || row[0] !== '');
}

function breaksIn(row: readonly string[], newline: string): number {
  let breaks = 0;
  for (const field of row) {
    for (let at = field.indexOf(newline); at >= 0; at = field.indexOf(newline, at + 1)) breaks++;
  }
  return breaks;
}

function openQuote(file: string, line: number): InputError {
  const expected = 'quotes that open and close around a field, doubled within it';
  return new InputError({ file, line, expected, actual: 'one that does not' });
}
