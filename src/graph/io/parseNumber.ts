const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;
/** C's %a, in which graph-tool writes doubles. */
const HEXADECIMAL = /^([+-]?)0x([0-9a-f]+)(?:\.([0-9a-f]*))?p([+-]?\d+)$/i;

/**
 * The number that a text is, NaN when it is none: decimal, or hexadecimal with an exponent (0x1.8p+0 is 1.5). Blanks around it
 * do not count; names such as Infinity are no numbers.
 * @example parseNumber(' 2.5e3 ') // 2500
 */
export function parseNumber(text: string): number {
  if (DECIMAL.test(text)) return Number(text);
  const bare = text.trim();
  if (DECIMAL.test(bare)) return Number(bare);
  const [, sign, whole, part = '', exponent] = HEXADECIMAL.exec(bare) ?? [];
  if (whole === undefined) return Number.NaN;
  const value = Number.parseInt(whole + part, 16) * 2 ** (Number(exponent) - 4 * part.length);
  return sign === '-' ? -value : value;
}
