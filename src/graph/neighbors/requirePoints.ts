import { InputError } from '../../errors';
import type { DenseMatrix } from '../SparseMatrix';

/** Squares of larger coordinates would leave float32. */
const LARGEST = 1e15;

/** @throws InputError unless the points are n x F numbers, finite and at most 10¹⁵ in size */
export function requirePoints({ rows, cols, values }: DenseMatrix): void {
  if (values.length !== rows * cols) {
    const expected = `n x F = ${rows} x ${cols} = ${rows * cols} numbers`;
    throw new InputError({ what: 'points', expected, actual: String(values.length) });
  }
  for (let e = 0; e < values.length; e++) {
    if (Math.abs(values[e]) <= LARGEST) continue;
    const what = `coordinate ${e % cols} of point ${Math.floor(e / cols)}`;
    throw new InputError({ what, expected: `a number of size at most ${LARGEST}`, actual: String(values[e]) });
  }
}
