import type { Floats } from '../../Floats';

/** out = 1 / (1 + e^-x), entry by entry; exactly 0 below x = -60. */
export function sigmoid(x: Floats, length: number, out: Floats): void {
  for (let i = 0; i < length; i++) {
    const e = x[i] < -60 ? 0 : Math.exp(-Math.abs(x[i]));
    out[i] = x[i] < 0 ? e / (1 + e) : 1 / (1 + e);
  }
}

/** Gradient of `sigmoid` from its output y: out = g y (1 − y). */
export function sigmoidGrad(y: Floats, g: Floats, length: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] = g[i] * y[i] * (1 - y[i]);
}
