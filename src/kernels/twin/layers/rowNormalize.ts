import type { Floats } from '../../Floats';

/**
 * Rows scaled to unit Euclidean length: norms_i = ‖x_i‖, out_i = x_i / norms_i. A zero row stays zero, with norm 0.
 *
 * @param x     n x p
 * @param out   n x p; may be x
 * @param norms n
 */
export function rowNormalize(x: Floats, n: number, p: number, out: Floats, norms: Floats): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let c = 0; c < p; c++) sum += x[i * p + c] ** 2;
    const norm = Math.sqrt(sum);
    const inverse = norm > 0 ? 1 / norm : 0;
    for (let c = 0; c < p; c++) out[i * p + c] = x[i * p + c] * inverse;
    norms[i] = norm;
  }
}

/**
 * Gradient of `rowNormalize` with respect to x: out_i = (g_i − (y_i · g_i) y_i) / norms_i, the part of g_i orthogonal to the
 * unit row y_i. A zero row has no direction; its gradient is defined as 0.
 *
 * @param y     n x p, the output of `rowNormalize`
 * @param norms n
 * @param g     n x p, gradient with respect to y
 * @param out   n x p; may be g
 */
export function rowNormalizeGrad(y: Floats, norms: Floats, g: Floats, n: number, p: number, out: Floats): void {
  for (let i = 0; i < n; i++) {
    let along = 0;
    for (let c = 0; c < p; c++) along += y[i * p + c] * g[i * p + c];
    const inverse = norms[i] > 0 ? 1 / norms[i] : 0;
    for (let c = 0; c < p; c++) out[i * p + c] = inverse === 0 ? 0 : (g[i * p + c] - along * y[i * p + c]) * inverse;
  }
}
