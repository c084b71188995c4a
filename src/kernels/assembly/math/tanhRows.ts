import { tanh4 } from './tanh';

export function tanhRows(x: usize, bias: usize, n: usize, h: usize, out: usize): void {
  const bytes = h << 2;
  const vectors = (h & ~3) << 2;
  for (let i: usize = 0; i < n; i++, x += bytes, out += bytes) {
    let o: usize = 0;
    for (; o < vectors; o += 16) {
      let value = v128.load(x + o);
      if (bias) value = f32x4.add(value, v128.load(bias + o));
      v128.store(out + o, tanh4(value));
    }
    for (; o < bytes; o += 4) {
      let value = load<f32>(x + o);
      if (bias) value += load<f32>(bias + o);
      store<f32>(out + o, f32x4.extract_lane(tanh4(f32x4.splat(value)), 0));
    }
  }
}

export function tanhRowsGrad(y: usize, g: usize, length: usize, out: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const value = v128.load(y + o);
    const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(value, value));
    v128.store(out + o, f32x4.mul(v128.load(g + o), slope));
  }
  for (; o < bytes; o += 4) {
    const value = load<f32>(y + o);
    store<f32>(out + o, load<f32>(g + o) * (1 - value * value));
  }
}
