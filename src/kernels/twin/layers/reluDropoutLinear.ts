import type { Floats } from '../../Floats';
import { gemmTransposedRight } from '../products/gemm';
import { reluDropoutGrad } from './activation';

/**
 * Gradient of `gemm(reluDropout(x), w)` with respect to x, in one kernel because most of what `gemmTransposedRight` would
 * compute is then set to 0: out_ij = (g wᵀ)_ij / (1 − rate) where y_ij > 0, else 0.
 *
 * @param y   n x f, the output of `reluDropout`
 * @param w   f x h
 * @param g   n x h, gradient with respect to y w
 * @param out n x f
 */
export function reluDropoutLinearGrad(
  y: Floats,
  w: Floats,
  g: Floats,
  n: number,
  f: number,
  h: number,
  rate: number,
  out: Floats,
): void {
  const gy = new Float64Array(n * f);
  gemmTransposedRight(g, w, n, h, f, gy);
  reluDropoutGrad(y, gy, n * f, rate, out);
}
