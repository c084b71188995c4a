import { InputError } from '../errors';
import type { Coordinate } from './figure';

/** Six significant digits: finer than a pixel, and a notebook file stays small. */
export function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** Copies numbers into a figure. `null` passes as a gap. @throws InputError for NaN or an infinite value. */
export function coordinates(what: string, values: ArrayLike<Coordinate>): Coordinate[] {
  return Array.from(values, (value, i) => {
    if (value === null) return null;
    if (!Number.isFinite(value)) {
      throw new InputError({
        what: `${what}[${i}]`,
        expected: 'a finite number, or null for a gap',
        actual: String(value),
      });
    }
    return rounded(value);
  });
}

/** @throws InputError unless `values` has length `length`. */
export function requireLength(what: string, values: ArrayLike<unknown>, length: number, of: string): void {
  if (values.length === length) return;
  throw new InputError({ what, expected: `${length} values, one per ${of}`, actual: `${values.length}` });
}

/** Smallest and largest number, gaps skipped; null when there is none. */
export function extent(values: Iterable<Coordinate>): [number, number] | null {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : null;
}

/** A number for people: 4 significant digits, a true minus sign, no trailing zeros. */
export function plain(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
