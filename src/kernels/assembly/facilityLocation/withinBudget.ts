import { dot } from '../math/vector';

export function withinBudget(x: usize, n: usize, k: f64, out: usize): f64 {
  let sum: f64 = 0;
  for (let j: usize = 0; j < n; j++) sum += <f64>load<f32>(x + (j << 2));
  const scale = sum > k ? k / sum : 1;
  affine(x, n, <f32>scale, 0, out);
  return scale;
}

export function withinBudgetGrad(y: usize, scale: f64, g: usize, n: usize, k: f64, out: usize): void {
  const along = scale < 1 ? dot(g, y, n) : 0;
  affine(g, n, <f32>scale, <f32>((-scale * along) / k), out);
}

/** out = scale x + shift */
function affine(x: usize, n: usize, scale: f32, shift: f32, out: usize): void {
  const vectors = (n & ~3) << 2;
  const bytes = n << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    v128.store(out + o, f32x4.add(f32x4.mul(f32x4.splat(scale), v128.load(x + o)), f32x4.splat(shift)));
  }
  for (; o < bytes; o += 4) store<f32>(out + o, scale * load<f32>(x + o) + shift);
}
