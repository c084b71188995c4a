import { trimmed } from './splitFields';

/** How a comment begins, if the line is one: a name may begin in the same way. */
const MARK = /^[ \t]*(#|%|\/\/)/;

/** The mark with which a line begins, undefined for other lines. */
export function commentMark(line: string): string | undefined {
  return MARK.exec(line)?.[1];
}

export function isBlank(line: string): boolean {
  return trimmed(line) === '';
}

/**
 * Whether a marked line with `fields` fields is a comment among records of `columns`: when it has not their number of fields, or
 * a blank after the mark. `#data,#ai` among pairs is an edge between two hashtags.
 */
export function isComment(first: string, fields: number, columns: number): boolean {
  return fields !== columns || /^[ \t]*(#+|%+|\/\/+)([ \t]|$)/.test(first);
}
