import type { GraphBuilder } from '../GraphBuilder';
import type { Delimiter } from '../ReadReport';
import { SEPARATORS } from './splitFields';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const ZERO = 48;
/** A node's number may have a place in an array up to here; see `IdIndex`. */
const MOST_DIGITS = 9;

/**
 * Reads lines that are two whole numbers and one separator between them, as nearly all lines of the largest files are: from bytes,
 * without a text of their own for lines and ids. It ends before the first other line, which `splitFields` takes.
 * @param bytes ASCII or UTF-8
 * @returns where it ended: there a line begins, or the bytes end
 */
export function wholePairs(bytes: Uint8Array, from: number, delimiter: Delimiter, builder: GraphBuilder): number {
  const separator = SEPARATORS[delimiter].charCodeAt(0);
  const other = delimiter === 'whitespace' ? TAB : separator;
  const { length } = bytes;
  let begin = from;
  while (begin < length) {
    let at = begin;
    let source = 0;
    for (let digit = bytes[at]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at]! - ZERO)
      source = 10 * source + digit;
    if (!asPrinted(bytes, begin, at)) break;
    if (bytes[at] !== separator && bytes[at] !== other) break;
    const second = ++at;
    let target = 0;
    for (let digit = bytes[at]! - ZERO; digit >= 0 && digit <= 9; digit = bytes[++at]! - ZERO)
      target = 10 * target + digit;
    if (!asPrinted(bytes, second, at)) break;
    if (bytes[at] === RETURN && bytes[at + 1] === LINE_FEED) at++;
    if (at < length && bytes[at] !== LINE_FEED) break;
    builder.edge(builder.seenNumber(source), builder.seenNumber(target));
    begin = Math.min(at + 1, length);
  }
  return begin;
}

/** Whether digits from one place to another are a number as it is printed, without zeros before it. */
function asPrinted(bytes: Uint8Array, from: number, to: number): boolean {
  const digits = to - from;
  return digits === 1 || (digits > 1 && digits <= MOST_DIGITS && bytes[from] !== ZERO);
}
