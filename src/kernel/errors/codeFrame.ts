const CONTEXT = 2;
const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;

/** The lines around a place in a cell, the place marked; counted from 1. `length`: how many characters are meant. */
export function codeFrame(code: string, line: number, column: number, length = 1): string {
  const lines = code.split('\n');
  const first = Math.max(1, line - CONTEXT);
  const last = Math.min(lines.length, line + CONTEXT);
  const width = String(last).length;
  const shown: string[] = [];
  for (let number = first; number <= last; number++) {
    const text = lines[number - 1]!;
    shown.push(`${number === line ? red('>') : ' '} ${String(number).padStart(width)} | ${text}`.trimEnd());
    if (number !== line) continue;
    const marks = '^'.repeat(Math.max(1, Math.min(length, text.length - column + 1)));
    shown.push(`  ${' '.repeat(width)} | ${' '.repeat(column - 1)}${red(marks)}`);
  }
  return shown.join('\n');
}
