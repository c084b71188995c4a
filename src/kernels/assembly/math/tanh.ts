import { exp4 } from './exp';

/** Below this |x| the series is the more accurate form: 1 − e^-2x would lose digits. */
const SMALL: f32 = 0.25;

/** tanh x, four at a time, relative error below 4e-7. */
// @ts-ignore: decorator
@inline
export function tanh4(x: v128): v128 {
  const size = f32x4.abs(x);
  const e = exp4(f32x4.mul(f32x4.splat(-2), size));
  const large = f32x4.div(f32x4.sub(f32x4.splat(1), e), f32x4.add(f32x4.splat(1), e));
  const square = f32x4.mul(x, x);
  let series = f32x4.add(f32x4.mul(square, f32x4.splat(62.0 / 2835.0)), f32x4.splat(-17.0 / 315.0));
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(2.0 / 15.0));
  series = f32x4.add(f32x4.mul(series, square), f32x4.splat(-1.0 / 3.0));
  series = f32x4.add(f32x4.mul(f32x4.mul(series, square), x), x);
  const signed = v128.bitselect(x, large, f32x4.splat(-0.0));
  return v128.bitselect(series, signed, f32x4.lt(size, f32x4.splat(SMALL)));
}
