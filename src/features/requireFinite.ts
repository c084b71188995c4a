import { InputError } from '../errors';
import type { Features } from '../graph/SparseMatrix';

/**
 * Features are numbers: whoever takes them says so before it begins. O(entries).
 * @param features n x F
 * @throws InputError naming node and column of the first that is NaN or infinite
 * @example requireFinite(features)
 */
export function requireFinite(features: Features): void {
  const { values } = features;
  const at = values === null ? -1 : values.findIndex((value) => !Number.isFinite(value));
  if (at < 0) return;
  const [row, column] =
    features.kind === 'dense'
      ? [Math.floor(at / features.cols), at % features.cols]
      : [features.rowPtr.findIndex((start) => start > at) - 1, features.colIdx[at]];
  const what = `feature ${column} of node ${row}`;
  throw new InputError({ what, expected: 'a finite 32-bit number', actual: `${values![at]}` });
}
