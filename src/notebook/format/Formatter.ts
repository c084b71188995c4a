import type { Bundle } from '../host';

/** How one kind of value shows as the result of a cell. */
export interface Formatter<T = unknown> {
  accepts(value: unknown): value is T;
  /** One line, for the value inside another. */
  short(value: T): string;
  /** All its forms; absent: the one line is all there is to see. */
  full?(value: T): Bundle;
}

/** Rows of a table, and lines of text, that are shown before the rest is only counted. */
export const MOST_ROWS = 20;

/** Checks an object's members by their names. */
export function has(value: unknown, ...names: string[]): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && names.every((name) => name in value);
}

/** 12345 as "12,345". */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** "1 node", "34 nodes". */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
