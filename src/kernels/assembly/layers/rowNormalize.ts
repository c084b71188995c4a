import { laneSum, tailMask } from '../math/vector';

/** Outside this range of squared norms float32 squares lose digits or overflow; such a row is summed in float64. */
const SQUARE_LOW: f32 = 1e-30;
const SQUARE_HIGH: f32 = 1e30;

export function rowNormalize(x: usize, n: usize, p: usize, out: usize, norms: usize): void {
  const bytes = p << 2;
  const mask = tailMask(p);
  for (let i: usize = 0; i < n; i++, x += bytes, out += bytes) {
    const square = p < 4 ? dotShort(x, x, bytes) : dotMasked(x, x, bytes, mask);
    let norm = sqrt(square);
    if (!(square > SQUARE_LOW && square < SQUARE_HIGH)) norm = carefulNorm(x, bytes);
    store<f32>(norms + (i << 2), norm);
    if (norm > SQUARE_LOW) {
      const inverse: f32 = 1 / norm;
      if (p < 4) for (let o: usize = 0; o < bytes; o += 4) store<f32>(out + o, load<f32>(x + o) * inverse);
      else scaled(x, bytes, inverse, out);
    } else {
      // zero, NaN, or too small for 1 / norm in float32
      for (let o: usize = 0; o < bytes; o += 4) store<f32>(out + o, norm == 0 ? 0 : load<f32>(x + o) / norm);
    }
  }
}

export function rowNormalizeGrad(y: usize, norms: usize, g: usize, n: usize, p: usize, out: usize): void {
  const bytes = p << 2;
  const mask = tailMask(p);
  for (let i: usize = 0; i < n; i++, y += bytes, g += bytes, out += bytes) {
    const norm = load<f32>(norms + (i << 2));
    if (norm == 0) {
      memory.fill(out, 0, bytes);
      continue;
    }
    const inverse: f32 = 1 / norm;
    if (p < 4) {
      const along = dotShort(y, g, bytes);
      for (let o: usize = 0; o < bytes; o += 4) {
        store<f32>(out + o, (load<f32>(g + o) - along * load<f32>(y + o)) * inverse);
      }
      continue;
    }
    const along = f32x4.splat(dotMasked(y, g, bytes, mask));
    const scale = f32x4.splat(inverse);
    const end = bytes - 16;
    // Read before the loop writes what it overlaps: out may be g.
    const last = v128.load(g + end);
    for (let o: usize = 0; o < end; o += 16) {
      v128.store(out + o, f32x4.mul(f32x4.sub(v128.load(g + o), f32x4.mul(along, v128.load(y + o))), scale));
    }
    v128.store(out + end, f32x4.mul(f32x4.sub(last, f32x4.mul(along, v128.load(y + end))), scale));
  }
}

/** a · b for at least 4 numbers; the last vector overlaps and is masked. */
// @ts-ignore: decorator
@inline
function dotMasked(a: usize, b: usize, bytes: usize, mask: v128): f32 {
  const end = bytes - 16;
  let s0 = v128.and(f32x4.mul(v128.load(a + end), v128.load(b + end)), mask);
  let s1 = f32x4.splat(0);
  let o: usize = 0;
  for (; o + 16 < end; o += 32) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(a + o), v128.load(b + o)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(a + o, 16), v128.load(b + o, 16)));
  }
  if (o < end) s0 = f32x4.add(s0, f32x4.mul(v128.load(a + o), v128.load(b + o)));
  return laneSum(f32x4.add(s0, s1));
}

// @ts-ignore: decorator
@inline
function dotShort(a: usize, b: usize, bytes: usize): f32 {
  let sum: f32 = 0;
  for (let o: usize = 0; o < bytes; o += 4) sum += load<f32>(a + o) * load<f32>(b + o);
  return sum;
}

// @ts-ignore: decorator
@inline
function scaled(x: usize, bytes: usize, factor: f32, out: usize): void {
  const end = bytes - 16;
  const scale = f32x4.splat(factor);
  // Read before the loop writes what it overlaps: out may be x.
  const last = v128.load(x + end);
  for (let o: usize = 0; o < end; o += 16) v128.store(out + o, f32x4.mul(v128.load(x + o), scale));
  v128.store(out + end, f32x4.mul(last, scale));
}

function carefulNorm(x: usize, bytes: usize): f32 {
  let sum: f64 = 0;
  for (let o: usize = 0; o < bytes; o += 4) {
    const value = <f64>load<f32>(x + o);
    sum += value * value;
  }
  return <f32>sqrt(sum);
}
