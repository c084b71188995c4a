const GOLDEN: u32 = 0x9e3779b9;
const ROUND1: u32 = 0x7feb352d;
const ROUND2: u32 = 0x846ca68b;

// @ts-ignore: decorator
@inline
function hash(x: u32): u32 {
  x = (x ^ (x >> 16)) * ROUND1;
  x = (x ^ (x >> 15)) * ROUND2;
  return x ^ (x >> 16);
}

// @ts-ignore: decorator
@inline
function hash4(x: v128): v128 {
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), i32x4.splat(ROUND1));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), i32x4.splat(ROUND2));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

// @ts-ignore: decorator
@inline
function masked(relu: bool, drops: bool, x: usize, length: usize, rate: f64, seed: u32, out: usize): void {
  const threshold = <u32>floor(rate * 4294967296.0);
  const scale = <f32>(1 / (1 - rate));
  const seedHash = hash(seed);
  let counter = i32x4.add(i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(GOLDEN)), i32x4.splat(seedHash));
  let i: usize = 0;
  const full = length & ~3;
  for (; i < full; i += 4) {
    let value = v128.load(x + (i << 2));
    if (relu) value = f32x4.max(value, f32x4.splat(0));
    value = f32x4.mul(value, f32x4.splat(scale));
    if (drops) {
      value = v128.and(value, i32x4.ge_u(hash4(counter), i32x4.splat(threshold)));
      counter = i32x4.add(counter, i32x4.splat(GOLDEN * 4));
    }
    v128.store(out + (i << 2), value);
  }
  for (; i < length; i++) {
    let value = load<f32>(x + (i << 2));
    if (relu) value = max(value, <f32>0);
    const keep = !drops || hash(<u32>i * GOLDEN + seedHash) >= threshold;
    store<f32>(out + (i << 2), keep ? value * scale : 0);
  }
}

export function reluDropout(x: usize, length: usize, rate: f64, seed: u32, out: usize): void {
  if (rate > 0) masked(true, true, x, length, rate, seed, out);
  else masked(true, false, x, length, 0, seed, out);
}

export function dropout(x: usize, length: usize, rate: f64, seed: u32, out: usize): void {
  if (rate > 0) masked(false, true, x, length, rate, seed, out);
  else masked(false, false, x, length, 0, seed, out);
}

export function reluDropoutGrad(y: usize, g: usize, length: usize, rate: f64, out: usize): void {
  const scale = <f32>(1 / (1 - rate));
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const positive = f32x4.gt(v128.load(y + o), f32x4.splat(0));
    v128.store(out + o, v128.and(f32x4.mul(v128.load(g + o), f32x4.splat(scale)), positive));
  }
  for (; o < bytes; o += 4) store<f32>(out + o, load<f32>(y + o) > 0 ? load<f32>(g + o) * scale : 0);
}
