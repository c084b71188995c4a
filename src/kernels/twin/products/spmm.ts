import type { Floats } from '../../Floats';

/**
 * Sparse times dense, with the diagonal scalings and the self-loop that graph convolutions need:
 *
 *   out_i = rowScale_i · (selfLoop · colScale_i · x_i  +  Σ_j v_ij · colScale_j · x_j)  +  bias
 *
 * Â = D⁻¹(A + I) is `rowScale` = 1/(d + 1), `selfLoop` = 1; its transpose, for symmetric A, is the same with `colScale` in
 * place of `rowScale`. A plain sparse matrix product has both scales null and `selfLoop` = 0.
 *
 * @param rowPtr   rows + 1
 * @param colIdx   non-zeros; rows of `x`
 * @param values   non-zeros, or null for all ones
 * @param rowScale rows, or null for all ones
 * @param colScale one per row of `x`, or null for all ones
 * @param selfLoop weight of the diagonal that is added; when it is not 0, `x` must have at least `rows` rows
 * @param x        columns of the sparse matrix x width
 * @param bias     width, or null
 * @param out      rows x width
 */
export function spmm(
  rowPtr: Int32Array,
  colIdx: Int32Array,
  values: Floats | null,
  rowScale: Floats | null,
  colScale: Floats | null,
  selfLoop: number,
  x: Floats,
  width: number,
  bias: Floats | null,
  rows: number,
  out: Floats,
): void {
  for (let i = 0; i < rows; i++) {
    for (let c = 0; c < width; c++) {
      let sum = selfLoop === 0 ? 0 : selfLoop * (colScale ? colScale[i] : 1) * x[i * width + c];
      for (let e = rowPtr[i]; e < rowPtr[i + 1]; e++) {
        const j = colIdx[e];
        sum += (values ? values[e] : 1) * (colScale ? colScale[j] : 1) * x[j * width + c];
      }
      out[i * width + c] = (rowScale ? rowScale[i] : 1) * sum + (bias ? bias[c] : 0);
    }
  }
}
