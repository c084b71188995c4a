import { InputError } from '../../errors';
import type { DenseMatrix } from '../../graph/SparseMatrix';

/** Grey images of one size: a row each, its pixels row by row. So they are points, too. */
export interface Images extends DenseMatrix {
  readonly height: number;
  readonly width: number;
}

/**
 * Images of their pixels.
 * @param values n x height x width
 * @throws InputError unless the values are whole images
 * @example imagesOf(new Float32Array(2 * 28 * 28), 28, 28).rows // 2
 */
export function imagesOf(values: Float32Array, height: number, width: number): Images {
  const cols = height * width;
  const rows = values.length / cols;
  if (!Number.isInteger(rows)) {
    const expected = `whole images of ${height} x ${width} pixels`;
    throw new InputError({ what: 'images', expected, actual: `${values.length} numbers` });
  }
  return { kind: 'dense', rows, cols, values, height, width };
}
