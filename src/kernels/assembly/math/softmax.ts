import { exp4 } from './exp';
import { laneMax, laneSum, tailMask } from './vector';

/** Up to this many columns, softmax works on 64 rows at a time, transposed: then four rows fill a vector, whatever k is. */
export const SMALL_K: usize = 16;
export const CHUNK: usize = 64;
const chunk: usize = memory.data(64 * 16 * 4, 16);

export function softmaxRows(s: usize, n: usize, k: usize, beta: f32, out: usize): void {
  const stride = k << 2;
  if (k > SMALL_K) {
    for (let i: usize = 0; i < n; i++) softmaxLongRow(s + i * stride, k, beta, out + i * stride);
    return;
  }
  for (let i: usize = 0; i < n; i += CHUNK) {
    const rows = min(CHUNK, n - i);
    intoColumns(s + i * stride, rows, k, chunk);
    softmaxColumns(chunk, rows, k, beta, 0);
    outOfColumns(chunk, rows, k, out + i * stride);
  }
}

/** rows x k, row-major, to k columns of 64 rows (the rest of a column's last vector becomes 0). */
export function intoColumns(from: usize, rows: usize, k: usize, columns: usize): void {
  const padded = (rows + 3) & ~3;
  for (let j: usize = 0; j < padded; j++, from += k << 2) {
    for (let a: usize = 0; a < k; a++) {
      store<f32>(columns + (a << 8) + (j << 2), j < rows ? load<f32>(from + (a << 2)) : 0);
    }
  }
}

export function outOfColumns(columns: usize, rows: usize, k: usize, to: usize): void {
  for (let j: usize = 0; j < rows; j++, columns += 4) {
    for (let a: usize = 0; a < k; a++, to += 4) store<f32>(to, load<f32>(columns + (a << 8)));
  }
}

/**
 * Softmax of beta times each of `rows` rows held as k columns, in place. When `mass` is not 0, the sums of the columns are
 * added to it.
 */
export function softmaxColumns(columns: usize, rows: usize, k: usize, beta: f32, mass: usize): void {
  const scale = f32x4.splat(beta);
  const end = columns + (k << 8);
  for (let j: usize = 0; j < rows; j += 4) {
    const o = j << 2;
    let largest = f32x4.mul(scale, v128.load(columns + o));
    for (let at = columns + 256; at < end; at += 256) {
      largest = f32x4.max(largest, f32x4.mul(scale, v128.load(at + o)));
    }
    let sum = f32x4.splat(0);
    for (let at = columns; at < end; at += 256) {
      const weight = exp4(f32x4.sub(f32x4.mul(scale, v128.load(at + o)), largest));
      v128.store(at + o, weight);
      sum = f32x4.add(sum, weight);
    }
    const inverse = f32x4.div(f32x4.splat(1), sum);
    // rows that are padding hold anything; weight 0 keeps them out of the masses
    const valid = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(<i32>(rows - j)));
    for (let at = columns; at < end; at += 256) {
      v128.store(at + o, v128.and(f32x4.mul(v128.load(at + o), inverse), valid));
    }
  }
  if (mass == 0) return;
  for (let a: usize = 0; a < k; a++, columns += 256) {
    let sum = f32x4.splat(0);
    for (let o: usize = 0; o < rows << 2; o += 16) sum = f32x4.add(sum, v128.load(columns + o));
    store<f32>(mass + (a << 2), load<f32>(mass + (a << 2)) + laneSum(sum));
  }
}

/** Softmax gradient of `rows` rows held as k columns: g becomes beta r (g − Σ_a r_a g_a). */
export function softmaxGradColumns(r: usize, g: usize, rows: usize, k: usize, beta: f32): void {
  const scale = f32x4.splat(beta);
  const bytes = k << 8;
  for (let j: usize = 0; j < rows; j += 4) {
    const first = j << 2;
    let mean = f32x4.splat(0);
    for (let o = first; o < bytes; o += 256) mean = f32x4.add(mean, f32x4.mul(v128.load(r + o), v128.load(g + o)));
    for (let o = first; o < bytes; o += 256) {
      const centred = f32x4.sub(v128.load(g + o), mean);
      v128.store(g + o, f32x4.mul(f32x4.mul(scale, v128.load(r + o)), centred));
    }
  }
}

/** One row of k >= 4; `out` may be `s`. The last vector overlaps, so it is read before its neighbour is written. */
function softmaxLongRow(s: usize, k: usize, beta: f32, out: usize): void {
  const scale = f32x4.splat(beta);
  const end = (k << 2) - 16;
  const last = f32x4.mul(scale, v128.load(s + end));
  let top = last;
  for (let o: usize = 0; o < end; o += 16) top = f32x4.max(top, f32x4.mul(scale, v128.load(s + o)));
  const largest = f32x4.splat(laneMax(top));
  const lastWeight = exp4(f32x4.sub(last, largest));
  let sum = v128.and(lastWeight, tailMask(k));
  for (let o: usize = 0; o < end; o += 16) {
    const weight = exp4(f32x4.sub(f32x4.mul(scale, v128.load(s + o)), largest));
    v128.store(out + o, weight);
    sum = f32x4.add(sum, weight);
  }
  const inverse = f32x4.splat(1 / laneSum(sum));
  for (let o: usize = 0; o < end; o += 16) v128.store(out + o, f32x4.mul(v128.load(out + o), inverse));
  v128.store(out + end, f32x4.mul(lastWeight, inverse));
}

/** `out` may be `g`: the overlapping last vector is computed before its neighbour is written. */
export function softmaxRowsGrad(y: usize, g: usize, n: usize, k: usize, beta: f32, out: usize): void {
  const bytes = k << 2;
  if (k < 4) {
    for (let i: usize = 0; i < n; i++, y += bytes, g += bytes, out += bytes) {
      let mean: f32 = 0;
      for (let o: usize = 0; o < bytes; o += 4) mean += load<f32>(y + o) * load<f32>(g + o);
      for (let o: usize = 0; o < bytes; o += 4) store<f32>(out + o, beta * load<f32>(y + o) * (load<f32>(g + o) - mean));
    }
    return;
  }
  const mask = tailMask(k);
  const scale = f32x4.splat(beta);
  const end = bytes - 16;
  for (let i: usize = 0; i < n; i++, y += bytes, g += bytes, out += bytes) {
    let sum = v128.and(f32x4.mul(v128.load(y + end), v128.load(g + end)), mask);
    for (let o: usize = 0; o < end; o += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(y + o), v128.load(g + o)));
    const mean = f32x4.splat(laneSum(sum));
    const last = f32x4.mul(f32x4.mul(scale, v128.load(y + end)), f32x4.sub(v128.load(g + end), mean));
    for (let o: usize = 0; o < end; o += 16) {
      v128.store(out + o, f32x4.mul(f32x4.mul(scale, v128.load(y + o)), f32x4.sub(v128.load(g + o), mean)));
    }
    v128.store(out + end, last);
  }
}
