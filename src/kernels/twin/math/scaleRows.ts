import type { Floats } from '../../Floats';

/**
 * Rows times one number each: out_i = scale_i · x_i.
 *
 * @param x   n x p
 * @param out n x p; may be x
 */
export function scaleRows(x: Floats, scale: Floats, n: number, p: number, out: Floats): void {
  for (let i = 0; i < n; i++) for (let c = 0; c < p; c++) out[i * p + c] = scale[i] * x[i * p + c];
}
