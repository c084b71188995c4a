import { exp4 } from './exp';

export function sigmoid(x: usize, length: usize, out: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) v128.store(out + o, sigmoid4(v128.load(x + o)));
  for (; o < bytes; o += 4) store<f32>(out + o, f32x4.extract_lane(sigmoid4(v128.load32_splat(x + o)), 0));
}

/** e^-|x| is at most 1, so neither sign overflows. */
// @ts-ignore: decorator
@inline
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  const e = exp4(f32x4.neg(f32x4.abs(x)));
  const numerator = v128.bitselect(e, one, f32x4.lt(x, f32x4.splat(0)));
  return f32x4.div(numerator, f32x4.add(one, e));
}

export function sigmoidGrad(y: usize, g: usize, length: usize, out: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const v = v128.load(y + o);
    const slope = f32x4.mul(v, f32x4.sub(f32x4.splat(1), v));
    v128.store(out + o, f32x4.mul(v128.load(g + o), slope));
  }
  for (; o < bytes; o += 4) {
    const v = load<f32>(y + o);
    store<f32>(out + o, load<f32>(g + o) * (v * (1 - v)));
  }
}
