import type { SparseMatrix } from '../graph/SparseMatrix';
import { unitRows } from './unitRows';

/**
 * Counts of words as tf-idf: column j times ln((1 + n) / (1 + n_j)) + 1 with n_j the rows that have the word, then rows of unit
 * length. A factor on a row changes nothing. O(nnz). Throws nothing.
 * @param words n x F
 * @returns n x F, the same places; rows of zeros stay zero
 * @see Salton & Buckley, "Term-weighting approaches in automatic text retrieval" (1988), idf smoothed by one row with all words
 * @example tfIdf(identityFeatures(2)).values // 1, 1
 */
export function tfIdf(words: SparseMatrix): SparseMatrix {
  const { rows: n, cols, colIdx } = words;
  const rowsWith = new Float64Array(cols);
  for (const j of colIdx) rowsWith[j]!++;
  const idf = rowsWith.map((count) => Math.log((1 + n) / (1 + count)) + 1);
  return unitRows({ ...words, values: Float32Array.from(colIdx, (j, e) => (words.values?.[e] ?? 1) * idf[j]!) });
}
