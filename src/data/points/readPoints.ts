import { InputError } from '../../errors';
import { readBytes } from '../../graph/io/readBytes';
import type { DenseMatrix } from '../../graph/SparseMatrix';
import { csvNumbers } from './csvNumbers';
import { idxOf, isIdx } from './readIdx';
import { isNpy, npyOf } from './readNpy';

/**
 * Points from a file of numbers, told apart by their first bytes: npy, idx, or else a CSV or TSV with a line a point. Any of
 * them may be gzipped. Of an array with more than two axes each entry of the first is a point.
 * @returns n x F, in float32
 * @throws InputError naming the file: malformed, a number that is not finite in float32, or an array of one axis
 * @example const points = readPoints('features.npy');
 */
export function readPoints(file: string): DenseMatrix {
  const { shape, values } = readArray(file);
  if (shape.length < 2) {
    throw new InputError({ file, expected: 'n points of F numbers each', actual: `${shape[0] ?? 1} numbers` });
  }
  const cols = shape.slice(1).reduce((product, size) => product * size, 1);
  const points = Float32Array.from(values);
  const wrong = points.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) {
    const place = `${values[wrong]} in column ${wrong % cols} of point ${Math.floor(wrong / cols)}`;
    throw new InputError({ file, expected: 'numbers that are finite in float32', actual: place });
  }
  return { kind: 'dense', rows: shape[0], cols, values: points };
}

/**
 * The class of each point from a file of whole numbers: npy, idx, or a line each.
 * @returns length n; −1 for a point without
 * @throws InputError naming the file: malformed, more than one number a point, or one that is no whole number of at least −1
 * @example const labels = readLabels('labels.npy');
 */
export function readLabels(file: string): Int32Array {
  const { shape, values } = readArray(file);
  if (values.length !== shape[0]) {
    throw new InputError({ file, expected: 'one number a point', actual: shape.join(' x ') });
  }
  values.forEach((value, i) => {
    if (Number.isInteger(value) && value >= -1 && value < 2 ** 31) return;
    const expected = 'whole numbers from −1 on';
    throw new InputError({ file, expected, actual: `${value} for point ${i}` });
  });
  return Int32Array.from(values);
}

function readArray(file: string) {
  const bytes = readBytes(file);
  if (isNpy(bytes)) return npyOf(bytes, file);
  if (isIdx(bytes)) return idxOf(bytes, file);
  const { rows, cols, values } = csvNumbers(bytes, file);
  return { shape: [rows, cols], values };
}
