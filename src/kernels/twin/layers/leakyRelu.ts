import type { Floats } from '../../Floats';

/**
 * Leaky ReLU (Maas et al. 2013): out_i = x_i where x_i > 0, else slope · x_i. Slope 0 is the plain ReLU.
 *
 * @param slope of the negative side, in [0, 1)
 * @param out   length; may be x
 */
export function leakyRelu(x: Floats, length: number, slope: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] = x[i] > 0 ? x[i] : slope * x[i];
}

/**
 * Gradient of `leakyRelu`: out_i = g_i where y_i > 0, else slope · g_i. The output y has the sign of the input, so it tells.
 *
 * @param out length; may be g
 */
export function leakyReluGrad(y: Floats, g: Floats, length: number, slope: number, out: Floats): void {
  for (let i = 0; i < length; i++) out[i] = y[i] > 0 ? g[i] : slope * g[i];
}
