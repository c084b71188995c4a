import { tailMask } from '../math/vector';
import { spmm } from '../products/spmm';

/** Sums of the columns, in float64, a then v; K <= n keeps n x K in 4 GiB, hence K <= 32768. */
const insides: usize = memory.data(32768 * 8, 16);
const volumes: usize = memory.data(32768 * 8, 16);
/** Of the last four columns, which overlap those before: in a place of their own, since a load that overlaps a fresh store waits. */
const lastInsides: usize = memory.data(32, 16);
const lastVolumes: usize = memory.data(32, 16);
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
  if (k < 4) {
    for (let i: usize = 0; i < n; i++) {
      const d = <f64>load<f32>(strength + (i << 2));
      for (let o: usize = 0; o < bytes; o += 4, y += 4, p += 4) {
        const value = <f64>load<f32>(y);
        const at = o << 1;
        store<f64>(insides + at, load<f64>(insides + at) + value * <f64>load<f32>(p));
        store<f64>(volumes + at, load<f64>(volumes + at) + d * value);
      }
    }
  } else {
    const last = bytes - 16;
    const mask = tailMask(k);
    memory.fill(lastInsides, 0, 32);
    memory.fill(lastVolumes, 0, 32);
    for (let i: usize = 0; i < n; i++, y += bytes, p += bytes) {
      const d = f64x2.splat(<f64>load<f32>(strength + (i << 2)));
      for (let o: usize = 0; o < last; o += 16) {
        addVector(v128.load(y + o), v128.load(p + o), d, insides + (o << 1), volumes + (o << 1));
      }
      addVector(v128.and(v128.load(y + last), mask), v128.load(p + last), d, lastInsides, lastVolumes);
    }
    for (let lane: usize = (4 - (k & 3)) & 3; lane < 4; lane++) {
      const column = (k - 4 + lane) << 3;
      store<f64>(insides + column, load<f64>(lastInsides + (lane << 3)));
      store<f64>(volumes + column, load<f64>(lastVolumes + (lane << 3)));
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

/** Adds y p to four sums, and d y to four others. */
// @ts-ignore: decorator
@inline
function addVector(y: v128, p: v128, d: v128, inside: usize, volume: usize): void {
  const low = f64x2.promote_low_f32x4(y);
  const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(y, y, 2, 3, 2, 3));
  const pHigh = f64x2.promote_low_f32x4(v128.shuffle<f32>(p, p, 2, 3, 2, 3));
  v128.store(inside, f64x2.add(v128.load(inside), f64x2.mul(low, f64x2.promote_low_f32x4(p))));
  v128.store(inside, f64x2.add(v128.load(inside, 16), f64x2.mul(high, pHigh)), 16);
  v128.store(volume, f64x2.add(v128.load(volume), f64x2.mul(d, low)));
  v128.store(volume, f64x2.add(v128.load(volume, 16), f64x2.mul(d, high)), 16);
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
