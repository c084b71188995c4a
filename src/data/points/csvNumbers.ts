import Papa from 'papaparse';
import { InputError } from '../../errors';

/**
 * Rows of numbers from a CSV or TSV, with or without a line of column names. Fields are parted by commas, else tabs, else
 * semicolons, whichever the file has.
 * @returns n x F, as written
 * @throws InputError naming file and line: a field that is not a finite number, a line with another number of fields than the
 * first, or no numbers at all
 */
export function csvNumbers(bytes: Uint8Array, file: string): { rows: number; cols: number; values: Float64Array } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString()
    .replace(/^\uFEFF/, '');
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: [',', '\t', ';'].find((one) => text.includes(one)) ?? ',',
  });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    const line = (broken.row ?? 0) + 1;
    throw new InputError({ file, line, expected: 'quotes that open and close around a field', actual: broken.message });
  }
  const lines = data
    .map((fields, at) => ({ fields, line: at + 1 }))
    .filter(({ fields }) => fields.length > 1 || fields[0].trim() !== '');
  if (lines[0]?.fields.every((field) => Number.isNaN(toNumber(field)))) lines.shift();
  const cols = lines[0]?.fields.length ?? 0;
  if (cols === 0) throw new InputError({ file, expected: 'at least one line of numbers', actual: 'none' });
  const values = new Float64Array(lines.length * cols);
  lines.forEach(({ fields, line }, row) => {
    if (fields.length !== cols) {
      throw new InputError({ file, line, expected: `${cols} fields as before`, actual: String(fields.length) });
    }
    fields.forEach((field, column) => {
      const value = toNumber(field);
      if (!Number.isFinite(value)) {
        throw new InputError({ file, line, expected: `a finite number in column ${column + 1}`, actual: `"${field}"` });
      }
      values[row * cols + column] = value;
    });
  });
  return { rows: lines.length, cols, values };
}

function toNumber(field: string): number {
  return field.trim() === '' ? Number.NaN : Number(field);
}
