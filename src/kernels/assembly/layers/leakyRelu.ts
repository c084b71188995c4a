export function leakyRelu(x: usize, length: usize, slope: f32, out: usize): void {
  leaky(x, x, length, slope, out);
}

export function leakyReluGrad(y: usize, g: usize, length: usize, slope: f32, out: usize): void {
  leaky(y, g, length, slope, out);
}

/** out = `values` where `sign` is positive, slope times it elsewhere. */
// @ts-ignore: decorator
@inline
function leaky(sign: usize, values: usize, length: usize, slope: f32, out: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const value = v128.load(values + o);
    const positive = f32x4.gt(v128.load(sign + o), f32x4.splat(0));
    v128.store(out + o, v128.bitselect(value, f32x4.mul(f32x4.splat(slope), value), positive));
  }
  for (; o < bytes; o += 4) {
    const value = load<f32>(values + o);
    store<f32>(out + o, load<f32>(sign + o) > 0 ? value : slope * value);
  }
}
