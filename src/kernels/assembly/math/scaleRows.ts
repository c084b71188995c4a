export function scaleRows(x: usize, scale: usize, n: usize, p: usize, out: usize): void {
  const bytes = p << 2;
  const vectors = (p & ~3) << 2;
  for (let i: usize = 0; i < n; i++, scale += 4, x += bytes, out += bytes) {
    const factor = load<f32>(scale);
    const factors = f32x4.splat(factor);
    let o: usize = 0;
    for (; o < vectors; o += 16) v128.store(out + o, f32x4.mul(factors, v128.load(x + o)));
    for (; o < bytes; o += 4) store<f32>(out + o, factor * load<f32>(x + o));
  }
}
