import type { Floats } from '../../Floats';

/** Terms below e^-60 of the row's largest are exactly 0 (far under float32's resolution, and denormals are slow). */
const FLUSH = -60;

/** Row i of `out` = softmax(beta · row i of `s`); reads and writes k numbers at `offset`. */
export function softmaxRow(s: Floats, offset: number, k: number, beta: number, out: Floats): void {
  let max = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < k; c++) max = Math.max(max, beta * s[offset + c]);
  let sum = 0;
  for (let c = 0; c < k; c++) {
    const below = beta * s[offset + c] - max;
    const weight = below < FLUSH ? 0 : Math.exp(below);
    out[offset + c] = weight;
    sum += weight;
  }
  for (let c = 0; c < k; c++) out[offset + c] /= sum;
}

/** Softmax within each row: out_ic = exp(beta s_ic) / Σ_c' exp(beta s_ic'). `s` and `out` n x k. */
export function softmaxRows(s: Floats, n: number, k: number, beta: number, out: Floats): void {
  for (let i = 0; i < n; i++) softmaxRow(s, i * k, k, beta, out);
}

/**
 * Gradient of `softmaxRows` with respect to s: out_ic = beta y_ic (g_ic − Σ_c' y_ic' g_ic').
 *
 * @param y   n x k, the output of `softmaxRows`
 * @param g   n x k, gradient with respect to y
 * @param out n x k
 */
export function softmaxRowsGrad(y: Floats, g: Floats, n: number, k: number, beta: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    let mean = 0;
    for (let c = 0; c < k; c++) mean += y[i * k + c] * g[i * k + c];
    for (let c = 0; c < k; c++) out[i * k + c] = beta * y[i * k + c] * (g[i * k + c] - mean);
  }
}
