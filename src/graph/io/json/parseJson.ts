import { InputError } from '../../../errors';
import type { TextSource } from '../decodeText';

/** A string, closed or not, or a number; in the second group, the digits of a whole one. */
const TOKENS = /"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|$)|(?<![\w.+-])(-?\d{16,})(?![\w.])|-?\d[\w.+-]*/g;

/**
 * A file's JSON. Whole numbers of 16 digits and more become texts, since as numbers they would lose digits and two ids could
 * become one. JSON Lines, an object or a list a line, are the list of them.
 * @throws InputError naming the line of a fault where the parser knows it
 */
export function parseJson(source: TextSource): unknown {
  const text = source.whole();
  const exact = /\d{16}/.test(text)
    ? text.replace(TOKENS, (token, digits?: string) => (digits === undefined ? token : `"${digits}"`))
    : text;
  try {
    return JSON.parse(exact);
  } catch (error) {
    const lines = objectsByLine(exact);
    if (lines !== undefined) return lines;
    const message = (error as Error).message.replace(/\s+/g, ' ');
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? {} : { line: exact.slice(0, Number(position)).split('\n').length };
    throw new InputError({ file: source.file, ...line, expected: 'JSON', actual: message.slice(0, 120) });
  }
}

/** Each line's value, where each has one of its own. */
function objectsByLine(text: string): unknown[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*[[{].*[\]}]\s*$/.test(line))) return undefined;
  try {
    return lines.map((line) => JSON.parse(line));
  } catch {
    return undefined;
  }
}
