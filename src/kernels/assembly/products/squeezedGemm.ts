import { spmm } from './spmm';

/*
 * After ReLU and dropout more than half of a hidden layer is zero. Squeezing the zeros out of a few rows at a time, into CSR
 * that stays in the first-level cache, makes both products with it cheaper than the dense tiles. (0 times infinity or NaN
 * counts as 0 on this path.)
 */

/** Non-zeros of one squeezed chunk. */
const CAPACITY: usize = 8192;
const CHUNK_ROWS: usize = 128;
const rowPtr: usize = memory.data(8193 * 4, 16);
const colIdx: usize = memory.data(8196 * 4, 16);
const values: usize = memory.data(8196 * 4, 16);
const transposed: usize = memory.data(8192 * 4, 16);

/** Partial sums of xᵀ g over one chunk. */
const PARTIAL: usize = 16384;
const partial: usize = memory.data(16384 * 4, 16);

/** By the mask of non-zero lanes: the bytes that move those lanes to the front. */
export const squeeze: usize = memory.data<u8>([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  8, 9, 10, 11, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 8, 9, 10, 11, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
  12, 13, 14, 15, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15,
  4, 5, 6, 7, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 12, 13, 14, 15,
  8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15,
  4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
]);

/**
 * Whether x (n x f) has zeros enough, judged by 16 of its rows: the squeezed product costs about 1.8 times the dense one per
 * non-zero.
 */
export function worthSqueezing(x: usize, n: usize, f: usize, h: usize): bool {
  if (n < 64 || f < 8 || f > CAPACITY / 16 || h < 16) return false;
  let zeros: usize = 0;
  for (let s: usize = 0; s < 16; s++) {
    let at = x + (((n >> 4) * s * f) << 2);
    for (let j: usize = 0; j < f; j++, at += 4) zeros += <usize>(load<f32>(at) == 0);
  }
  return zeros * 10 > f * 16 * 5;
}

/** out = x w without the zeros of x. */
export function squeezedGemm(x: usize, w: usize, n: usize, f: usize, h: usize, out: usize): void {
  const chunk = min(CHUNK_ROWS, CAPACITY / f);
  for (let i: usize = 0; i < n; i += chunk) {
    const rows = min(chunk, n - i);
    squeezeRows(x + ((i * f) << 2), rows, f, f);
    spmm(rowPtr, colIdx, values, 0, 0, 0, w, h, 0, rows, out + ((i * h) << 2));
  }
}

/** Whether the partial sums of xᵀ g have room. */
// @ts-ignore: decorator
@inline
export function partialFits(f: usize, h: usize): bool {
  return f * h <= PARTIAL;
}

/** out += xᵀ g without the zeros of x, chunk by chunk: transpose, squeeze, multiply, add. */
export function addSqueezedTransposedLeft(x: usize, g: usize, n: usize, f: usize, h: usize, out: usize): void {
  const chunk = min(CHUNK_ROWS, (CAPACITY / f) & ~3);
  for (let i: usize = 0; i < n; i += chunk) {
    const rows = min(chunk, n - i);
    transpose(x + ((i * f) << 2), rows, f, chunk);
    squeezeRows(transposed, f, rows, chunk);
    spmm(rowPtr, colIdx, values, 0, 0, 0, g + ((i * h) << 2), h, 0, f, partial);
    let o: usize = 0;
    const bytes = (f * h) << 2;
    for (; o + 16 <= bytes; o += 16) v128.store(out + o, f32x4.add(v128.load(out + o), v128.load(partial + o)));
    for (; o < bytes; o += 4) store<f32>(out + o, load<f32>(out + o) + load<f32>(partial + o));
  }
}

/** rows x columns, rows `stride` apart, into the CSR scratch. Stores run up to three places past the end, which has room. */
function squeezeRows(x: usize, rows: usize, columns: usize, stride: usize): void {
  const full = columns & ~3;
  let at: usize = 0;
  store<u32>(rowPtr, 0);
  for (let i: usize = 0; i < rows; i++) {
    const row = x + ((i * stride) << 2);
    let index = i32x4(0, 1, 2, 3);
    let j: usize = 0;
    for (; j < full; j += 4) {
      const value = v128.load(row + (j << 2));
      const mask = i32x4.bitmask(f32x4.ne(value, f32x4.splat(0)));
      const order = v128.load(squeeze + (<usize>mask << 4));
      v128.store(values + at, i8x16.swizzle(value, order));
      v128.store(colIdx + at, i8x16.swizzle(index, order));
      at += <usize>popcnt(mask) << 2;
      index = i32x4.add(index, i32x4.splat(4));
    }
    for (; j < columns; j++) {
      const value = load<f32>(row + (j << 2));
      store<f32>(values + at, value);
      store<u32>(colIdx + at, <u32>j);
      at += <usize>(value != 0) << 2;
    }
    store<u32>(rowPtr + (i << 2), <u32>(at >> 2), 4);
  }
}

/** rows x f (f >= 4) to f x rows with rows of the result `stride` apart. */
function transpose(x: usize, rows: usize, f: usize, stride: usize): void {
  const bytes = f << 2;
  const to = stride << 2;
  let i: usize = 0;
  for (; i + 4 <= rows; i += 4) {
    for (let j: usize = 0; j < f; j += 4) {
      const from = min(j, f - 4);
      const at = x + i * bytes + (from << 2);
      const a = v128.load(at);
      const b = v128.load(at + bytes);
      const c = v128.load(at + 2 * bytes);
      const d = v128.load(at + 3 * bytes);
      const abLow = v128.shuffle<f32>(a, b, 0, 4, 1, 5);
      const abHigh = v128.shuffle<f32>(a, b, 2, 6, 3, 7);
      const cdLow = v128.shuffle<f32>(c, d, 0, 4, 1, 5);
      const cdHigh = v128.shuffle<f32>(c, d, 2, 6, 3, 7);
      const target = transposed + from * to + (i << 2);
      v128.store(target, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
      v128.store(target + to, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7));
      v128.store(target + 2 * to, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5));
      v128.store(target + 3 * to, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7));
    }
  }
  for (; i < rows; i++) {
    for (let j: usize = 0; j < f; j++) {
      store<f32>(transposed + j * to + (i << 2), load<f32>(x + i * bytes + (j << 2)));
    }
  }
}
