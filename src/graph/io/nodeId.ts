/** C's %e: one digit, a point, digits, a signed exponent of two digits or more. Nobody's name looks so. */
const PRINTED = /^-?\d\.\d+[eE][+-]\d\d+$/;

/**
 * The id that a table means: its text, unchanged (01001, 12e3, +4930, 1.0 and 723389637071249411 are names). Only what C and
 * NumPy print for a whole number, `6.898000e+03`, is that number, 6898: the same table may hold both.
 * @example nodeId('6.898000e+03') // '6898'
 */
export function nodeId(text: string): string {
  if (text.length < 7 || !PRINTED.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : text;
}
