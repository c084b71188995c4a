import type { Floats } from '../../Floats';

/** out_ic = tanh(x_ic + bias_c); `x` and `out` n x h, bias h or null for none. `out` may be `x`. */
export function tanhRows(x: Floats, bias: Floats | null, n: number, h: number, out: Floats): void {
  for (let i = 0; i < n; i++)
    for (let c = 0; c < h; c++) out[i * h + c] = Math.tanh(x[i * h + c] + (bias === null ? 0 : bias[c]));
}

/** Gradient of `tanhRows` with respect to x, from its output y: out = g (1 − y²). That of the bias is its column sums. */
export function tanhRowsGrad(y: Floats, g: Floats, length: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] = g[i] * (1 - y[i] * y[i]);
}
