import type { TextSource } from './decodeText';
import { linesOf } from './table/forEachRow';

/** Calls `visit` with every line, without its line break, and its number from 1. */
export function eachLine(source: TextSource, visit: (line: string, number: number) => void): void {
  let number = 0;
  for (const piece of source.pieces()) {
    for (const line of linesOf(piece)) visit(line, ++number);
  }
}
