/*
 * Loops count offsets instead of comparing addresses: the end of the last array of a full memory is 2^32, which wraps to 0.
 */

/** Σ a_i b_i in float64, four partial sums. */
export function dot(a: usize, b: usize, length: usize): f64 {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const u = v128.load(a + o);
    const v = v128.load(b + o);
    s0 = f64x2.add(s0, f64x2.mul(f64x2.promote_low_f32x4(u), f64x2.promote_low_f32x4(v)));
    s1 = f64x2.add(s1, f64x2.mul(f64x2.promote_low_f32x4(upperHalf(u)), f64x2.promote_low_f32x4(upperHalf(v))));
  }
  const s = f64x2.add(s0, s1);
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; o < bytes; o += 4) sum += <f64>load<f32>(a + o) * <f64>load<f32>(b + o);
  return sum;
}

/** out = a + b */
export function add(a: usize, b: usize, length: usize, out: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) v128.store(out + o, f32x4.add(v128.load(a + o), v128.load(b + o)));
  for (; o < bytes; o += 4) store<f32>(out + o, load<f32>(a + o) + load<f32>(b + o));
}

/** out += alpha x */
export function axpy(alpha: f32, x: usize, length: usize, out: usize): void {
  const scale = f32x4.splat(alpha);
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    v128.store(out + o, f32x4.add(v128.load(out + o), f32x4.mul(scale, v128.load(x + o))));
  }
  for (; o < bytes; o += 4) store<f32>(out + o, load<f32>(out + o) + alpha * load<f32>(x + o));
}

// @ts-ignore: decorator
@inline
function upperHalf(v: v128): v128 {
  return v128.shuffle<f32>(v, v, 2, 3, 2, 3);
}

/** Sum of the four lanes. */
// @ts-ignore: decorator
@inline
export function laneSum(v: v128): f32 {
  const pair = f32x4.add(v, upperHalf(v));
  return f32x4.extract_lane(pair, 0) + f32x4.extract_lane(pair, 1);
}

/** Largest of the four lanes; NaN if any is. */
// @ts-ignore: decorator
@inline
export function laneMax(v: v128): f32 {
  const pair = f32x4.max(v, upperHalf(v));
  return max(f32x4.extract_lane(pair, 0), f32x4.extract_lane(pair, 1));
}

/**
 * Rows whose length is not a multiple of 4 end in a vector that overlaps the one before. This mask has ones in the lanes
 * that are new (all, when the length is a multiple of 4), so that sums count nothing twice.
 */
export function tailMask(length: usize): v128 {
  const rest = <i32>(length & 3);
  if (rest == 0) return i32x4.splat(-1);
  return i32x4.ge_s(i32x4(0, 1, 2, 3), i32x4.splat(4 - rest));
}
