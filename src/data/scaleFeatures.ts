import { InputError } from '../errors';
import type { Features } from '../graph/SparseMatrix';

/**
 * - `none`: as in the file.
 * - `row-sum`: each row divided by its sum; rows of zeros stay zero; negative entries are an error.
 * - `signed-row-sum`: the same division without the check, which for node2vec columns divides by a sum that may be near
 *   zero. It exists to repeat what the released single-graph script does to its node2vec sets.
 */
export type FeatureScaling = 'none' | 'row-sum' | 'signed-row-sum';

/**
 * A scaled copy of `features` (n x F); `none` returns the argument itself.
 * @throws InputError for a negative entry with `row-sum`, naming the row
 * @example scaleFeatures({ kind: 'dense', rows: 1, cols: 2, values: Float32Array.of(1, 3) }, 'row-sum').values // 0.25, 0.75
 */
export function scaleFeatures(features: Features, scaling: FeatureScaling): Features {
  if (scaling === 'none') return features;
  const { rows, cols } = features;
  const count = features.kind === 'sparse' ? features.colIdx.length : rows * cols;
  const values = features.values?.slice() ?? new Float32Array(count).fill(1);
  for (let i = 0; i < rows; i++) {
    const from = features.kind === 'sparse' ? features.rowPtr[i]! : i * cols;
    const to = features.kind === 'sparse' ? features.rowPtr[i + 1]! : (i + 1) * cols;
    let sum = 0;
    for (let e = from; e < to; e++) {
      if (scaling === 'row-sum' && values[e]! < 0) {
        throw new InputError({ what: `features of node ${i}`, expected: 'no negative entry', actual: `${values[e]}` });
      }
      sum += values[e]!;
    }
    if (sum === 0) continue;
    for (let e = from; e < to; e++) values[e]! /= sum;
  }
  return { ...features, values };
}
