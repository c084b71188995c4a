import { spmm } from '../products/spmm';

/** Sums of the columns, in float64, a then v; K <= n keeps n x K in 4 GiB, hence K <= 32768. */
const insides: usize = memory.data(32768 * 8, 16);
const volumes: usize = memory.data(32768 * 8, 16);
/** Of each column, what the gradient multiplies P and d by. */
const ofP: usize = memory.data(32768 * 4, 16);
const ofD: usize = memory.data(32768 * 4, 16);

export function normalizedCut(
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  strength: usize,
  selfLoops: f64,
  y: usize,
  n: usize,
  k: usize,
  p: usize,
  a: usize,
  v: usize,
): f64 {
  spmm(rowPtr, colIdx, values, 0, 0, 0, y, k, 0, n, p);
  if (selfLoops != 0) addLoops(strength, <f32>selfLoops, y, n, k, p);
  memory.fill(insides, 0, k << 3);
  memory.fill(volumes, 0, k << 3);
  const bytes = k << 2;
  const vectors = (k & ~3) << 2;
  for (let i: usize = 0; i < n; i++, y += bytes, p += bytes) {
    const d = <f64>load<f32>(strength + (i << 2));
    const d2 = f64x2.splat(d);
    let o: usize = 0;
    for (; o < vectors; o += 16) {
      const row = v128.load(y + o);
      const sum = v128.load(p + o);
      const low = f64x2.promote_low_f32x4(row);
      const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(row, row, 2, 3, 2, 3));
      const at = insides + (o << 1);
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(low, f64x2.promote_low_f32x4(sum))));
      const sumHigh = f64x2.promote_low_f32x4(v128.shuffle<f32>(sum, sum, 2, 3, 2, 3));
      v128.store(at, f64x2.add(v128.load(at, 16), f64x2.mul(high, sumHigh)), 16);
      const to = volumes + (o << 1);
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(d2, low)));
      v128.store(to, f64x2.add(v128.load(to, 16), f64x2.mul(d2, high)), 16);
    }
    for (; o < bytes; o += 4) {
      const value = <f64>load<f32>(y + o);
      const at = insides + (o << 1);
      store<f64>(at, load<f64>(at) + value * <f64>load<f32>(p + o));
      const to = volumes + (o << 1);
      store<f64>(to, load<f64>(to) + d * value);
    }
  }
  let lost: f64 = 0;
  for (let c: usize = 0; c < k; c++) {
    const inside = load<f64>(insides + (c << 3));
    const volume = (1 + selfLoops) * load<f64>(volumes + (c << 3));
    store<f32>(a + (c << 2), <f32>inside);
    store<f32>(v + (c << 2), <f32>volume);
    lost += volume > 0 ? (volume - inside) / volume : 1;
  }
  return (1 + selfLoops) * lost;
}

/** P += lambda D y */
function addLoops(strength: usize, selfLoops: f32, y: usize, n: usize, k: usize, p: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const weight = selfLoops * load<f32>(strength + (i << 2));
    for (let c: usize = 0; c < k; c++, y += 4, p += 4) store<f32>(p, load<f32>(p) + weight * load<f32>(y));
  }
}

export function normalizedCutGrad(
  p: usize,
  a: usize,
  v: usize,
  strength: usize,
  selfLoops: f64,
  g: f64,
  n: usize,
  k: usize,
  out: usize,
): void {
  const loops = 1 + selfLoops;
  for (let c: usize = 0; c < k; c++) {
    const volume = <f64>load<f32>(v + (c << 2));
    const scale = volume > 0 ? (-g * loops) / volume : 0;
    const kept = volume > 0 ? <f64>load<f32>(a + (c << 2)) / volume : 0;
    store<f32>(ofP + (c << 2), <f32>(2 * scale));
    store<f32>(ofD + (c << 2), <f32>(-scale * kept * loops));
  }
  const bytes = k << 2;
  for (let i: usize = 0; i < n; i++, p += bytes, out += bytes) {
    const d = load<f32>(strength + (i << 2));
    if (k < 4) {
      for (let o: usize = 0; o < bytes; o += 4) {
        store<f32>(out + o, load<f32>(ofP + o) * load<f32>(p + o) + d * load<f32>(ofD + o));
      }
      continue;
    }
    const weight = f32x4.splat(d);
    const end = bytes - 16;
    for (let o: usize = 0; o < end; o += 16) gradVector(p + o, o, weight, out + o);
    gradVector(p + end, end, weight, out + end);
  }
}

// @ts-ignore: decorator
@inline
function gradVector(p: usize, o: usize, d: v128, out: usize): void {
  const fromP = f32x4.mul(v128.load(ofP + o), v128.load(p));
  v128.store(out, f32x4.add(fromP, f32x4.mul(d, v128.load(ofD + o))));
}
