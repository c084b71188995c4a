import { mulAdd } from '../math/mulAdd';
import { tailMask } from '../math/vector';
import { gemmTransposedRight } from '../products/gemm';
import { squeeze, worthSqueezing } from '../products/squeezedGemm';
import { reluDropoutGrad } from './activation';

/** Places of the active entries of one row, at most 512, and three more for the last group of four. */
const active: usize = memory.data(516 * 4, 16);

/** See the twin. Where few enough entries are active only those are computed, as dot products, four at a time. */
export function reluDropoutLinearGrad(
  y: usize,
  w: usize,
  g: usize,
  n: usize,
  f: usize,
  h: usize,
  rate: f64,
  out: usize,
): void {
  if (!worthSqueezing(y, n, f, h)) {
    gemmTransposedRight(g, w, n, h, f, out);
    reluDropoutGrad(y, out, n * f, rate, out);
    return;
  }
  const scale = f32x4.splat(<f32>(1 / (1 - rate)));
  const mask = tailMask(h);
  for (let i: usize = 0; i < n; i++, y += f << 2, g += h << 2, out += f << 2) {
    const count = findActive(y, f, out);
    for (let a: usize = 0; a < count; a += 4) fourDots(active + (a << 2), g, w, h, mask, scale, out);
  }
}

/** Lists where y is positive, the last place repeated to fill a group of four, and sets all of `out` to 0. */
// @ts-ignore: decorator
@inline
function findActive(y: usize, f: usize, out: usize): usize {
  const zero = f32x4.splat(0);
  const full = f & ~3;
  let index = i32x4(0, 1, 2, 3);
  let to = active;
  let j: usize = 0;
  for (; j < full; j += 4) {
    const mask = i32x4.bitmask(f32x4.gt(v128.load(y + (j << 2)), zero));
    v128.store(to, i8x16.swizzle(index, v128.load(squeeze + (<usize>mask << 4))));
    v128.store(out + (j << 2), zero);
    to += <usize>popcnt(mask) << 2;
    index = i32x4.add(index, i32x4.splat(4));
  }
  for (; j < f; j++) {
    store<u32>(to, <u32>j);
    store<f32>(out + (j << 2), 0);
    to += <usize>(load<f32>(y + (j << 2)) > 0) << 2;
  }
  const count = (to - active) >> 2;
  if (count) v128.store(to, v128.load32_splat(to - 4));
  return count;
}

/** out_j = scale g · w_j for the four j at `at`; rows of at least 4 numbers, whose last vector overlaps and is masked. */
// @ts-ignore: decorator
@inline
function fourDots(at: usize, g: usize, w: usize, h: usize, mask: v128, scale: v128, out: usize): void {
  const end = (h << 2) - 16;
  const j0 = <usize>load<u32>(at);
  const j1 = <usize>load<u32>(at, 4);
  const j2 = <usize>load<u32>(at, 8);
  const j3 = <usize>load<u32>(at, 12);
  const bytes = h << 2;
  const w0 = w + j0 * bytes;
  const w1 = w + j1 * bytes;
  const w2 = w + j2 * bytes;
  const w3 = w + j3 * bytes;
  let v = v128.and(v128.load(g + end), mask);
  let s0 = f32x4.mul(v, v128.load(w0 + end));
  let s1 = f32x4.mul(v, v128.load(w1 + end));
  let s2 = f32x4.mul(v, v128.load(w2 + end));
  let s3 = f32x4.mul(v, v128.load(w3 + end));
  for (let o: usize = 0; o < end; o += 16) {
    v = v128.load(g + o);
    s0 = mulAdd(s0, v, v128.load(w0 + o));
    s1 = mulAdd(s1, v, v128.load(w1 + o));
    s2 = mulAdd(s2, v, v128.load(w2 + o));
    s3 = mulAdd(s3, v, v128.load(w3 + o));
  }
  const s01 = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 1, 4, 5), v128.shuffle<f32>(s0, s1, 2, 3, 6, 7));
  const s23 = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 1, 4, 5), v128.shuffle<f32>(s2, s3, 2, 3, 6, 7));
  const sums = f32x4.add(v128.shuffle<f32>(s01, s23, 0, 2, 4, 6), v128.shuffle<f32>(s01, s23, 1, 3, 5, 7));
  const scaled = f32x4.mul(sums, scale);
  v128.store_lane<f32>(out + (j0 << 2), scaled, 0);
  v128.store_lane<f32>(out + (j1 << 2), scaled, 1);
  v128.store_lane<f32>(out + (j2 << 2), scaled, 2);
  v128.store_lane<f32>(out + (j3 << 2), scaled, 3);
}
