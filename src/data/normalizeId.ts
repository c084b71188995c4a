const INTEGER = /^(0|[1-9][0-9]*)$/;
const DECIMAL = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;

/**
 * One spelling per node of the released data sets: numbers that are whole are written as integers, because some of the released files write an
 * id as `6.898000000000000000e+03` and others as `6898`. Everything else stays as it is.
 * @example normalizeId('6.898e+03') // '6898'
 */
export function normalizeId(text: string): string {
  if (INTEGER.test(text) || !DECIMAL.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : text;
}
