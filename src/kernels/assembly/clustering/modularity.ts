import { dot } from '../math/vector';
import { spmm } from '../products/spmm';

/** Column sums of strength-weighted rows, in float64; K <= n keeps n x K in 4 GiB, hence K <= 32768. */
const totals: usize = memory.data(32768 * 8, 16);

export function modularity(
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  strength: usize,
  twoM: f64,
  r: usize,
  n: usize,
  k: usize,
  ar: usize,
  c: usize,
): f64 {
  spmm(rowPtr, colIdx, values, 0, 0, 0, r, k, 0, n, ar);
  memory.fill(totals, 0, k << 3);
  const end = totals + (k << 3);
  let row = r;
  for (let i: usize = 0; i < n; i++) {
    const d = <f64>load<f32>(strength + (i << 2));
    for (let at = totals; at < end; at += 8, row += 4) store<f64>(at, load<f64>(at) + d * <f64>load<f32>(row));
  }
  let expected: f64 = 0;
  for (let a: usize = 0; a < k; a++) {
    const total = load<f64>(totals + (a << 3));
    store<f32>(c + (a << 2), <f32>total);
    expected += total * total;
  }
  return twoM > 0 ? (dot(r, ar, n * k) - expected / twoM) / twoM : 0;
}

export function modularityGrad(
  ar: usize,
  c: usize,
  strength: usize,
  twoM: f64,
  g: f64,
  n: usize,
  k: usize,
  out: usize,
): void {
  const scale: f32 = twoM > 0 ? <f32>((2 * g) / twoM) : 0;
  const share: f64 = twoM > 0 ? 1 / twoM : 0;
  const bytes = k << 2;
  for (let i: usize = 0; i < n; i++, ar += bytes, out += bytes) {
    const d = <f32>(<f64>load<f32>(strength + (i << 2)) * share);
    let o: usize = 0;
    if (k >= 4) {
      const end = bytes - 16;
      for (; o < end; o += 16) gradVector(ar + o, c + o, d, scale, out + o);
      gradVector(ar + end, c + end, d, scale, out + end);
    } else for (; o < bytes; o += 4) store<f32>(out + o, scale * (load<f32>(ar + o) - d * load<f32>(c + o)));
  }
}

// @ts-ignore: decorator
@inline
function gradVector(ar: usize, c: usize, d: f32, scale: f32, out: usize): void {
  const excess = f32x4.sub(v128.load(ar), f32x4.mul(f32x4.splat(d), v128.load(c)));
  v128.store(out, f32x4.mul(f32x4.splat(scale), excess));
}
