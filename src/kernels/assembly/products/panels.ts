import { mulAdd } from '../math/mulAdd';

/**
 * The inner parts of the dense products (after Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication"):
 * the right operand is packed in panels of 8 columns, [term][8], the last one padded with zeros to 4 or 8; a tile of 4 rows x
 * 8 columns of the result stays in registers while the terms are added.
 *
 * V8 puts all loads of a loop's body before its sums and has 15 vector registers, so the loop over terms is left to V8 to
 * unroll: unrolled by hand the loads alone would take them all, and the sums would live in memory (1.5 times slower).
 */

/** Where a tile that sticks out of the matrix is put before its valid part is copied. */
const spill: usize = memory.data(4 * 8 * 4, 16);

/** Packs `count` rows of `columns` numbers, `stride` apart, in panels of W (4 or 8, compile-time constant) columns. */
// @ts-ignore: decorator
@inline
export function packRows(W: usize, from: usize, stride: usize, count: usize, columns: usize, to: usize): void {
  const bytes = stride << 2;
  for (let c: usize = 0; c < columns; c += W) {
    const rest = columns - c;
    let source = from + (c << 2);
    if (rest >= W) {
      for (let t: usize = 0; t < count; t++, source += bytes, to += W << 2) {
        v128.store(to, v128.load(source));
        if (W == 8) v128.store(to, v128.load(source, 16), 16);
      }
    } else {
      const padded = (rest + 3) & ~3;
      for (let t: usize = 0; t < count; t++, source += bytes) {
        for (let k: usize = 0; k < padded; k++, to += 4) store<f32>(to, k < rest ? load<f32>(source + (k << 2)) : 0);
      }
    }
  }
}

/** Packs the transpose of `columns` rows of `count` numbers, `stride` apart, in panels of 8 columns. */
export function packColumns(from: usize, stride: usize, count: usize, columns: usize, to: usize): void {
  for (let c: usize = 0; c < columns; c += 8) {
    const rest = min(<usize>8, columns - c);
    const padded = (rest + 3) & ~3;
    for (let t: usize = 0; t < count; t++) {
      let source = from + ((c * stride + t) << 2);
      for (let k: usize = 0; k < padded; k++, to += 4, source += stride << 2) {
        store<f32>(to, k < rest ? load<f32>(source) : 0);
      }
    }
  }
}

/**
 * `rows` (<= 4) rows of the result, all columns: a0…a3 are where the rows of the left operand start (repeated when rows < 4),
 * their terms STEP bytes apart (compile-time constant).
 */
// @ts-ignore: decorator
@inline
export function tile4(
  STEP: usize,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  panel: usize,
  count: usize,
  rows: usize,
  columns: usize,
  out: usize,
  stride: usize,
  add: bool,
): void {
  let c: usize = 0;
  if (rows == 4) {
    for (; c + 8 <= columns; c += 8, panel += count << 5) {
      micro(true, STEP, a0, a1, a2, a3, panel, count, out + (c << 2), stride, add);
    }
    if (c + 4 == columns) {
      micro(false, STEP, a0, a1, a2, a3, panel, count, out + (c << 2), stride, add);
      return;
    }
  }
  for (; c < columns; c += 8, panel += count << 5) {
    const valid = min(<usize>8, columns - c);
    if (valid > 4) micro(true, STEP, a0, a1, a2, a3, panel, count, spill, 32, false);
    else micro(false, STEP, a0, a1, a2, a3, panel, count, spill, 32, false);
    for (let i: usize = 0; i < rows; i++) {
      let from = spill + (i << 5);
      let to = out + i * stride + (c << 2);
      for (let k: usize = 0; k < valid; k++, from += 4, to += 4) {
        const value = load<f32>(from);
        store<f32>(to, add ? load<f32>(to) + value : value);
      }
    }
  }
}

/** A 4 x 8 (`wide`) or 4 x 4 tile: out (+)= Σ_t a_t panel_t. */
// @ts-ignore: decorator
@inline
function micro(
  wide: bool,
  STEP: usize,
  a0: usize,
  a1: usize,
  a2: usize,
  a3: usize,
  panel: usize,
  count: usize,
  out: usize,
  stride: usize,
  add: bool,
): void {
  let s00 = f32x4.splat(0);
  let s10 = s00;
  let s20 = s00;
  let s30 = s00;
  let s01 = s00;
  let s11 = s00;
  let s21 = s00;
  let s31 = s00;
  let a = s00;
  let b0 = s00;
  let b1 = s00;
  const end = panel + (wide ? count << 5 : count << 4);
  while (panel != end) {
    b0 = v128.load(panel);
    if (wide) b1 = v128.load(panel, 16);
    a = v128.load32_splat(a0);
    s00 = mulAdd(s00, a, b0);
    if (wide) s01 = mulAdd(s01, a, b1);
    a = v128.load32_splat(a1);
    s10 = mulAdd(s10, a, b0);
    if (wide) s11 = mulAdd(s11, a, b1);
    a = v128.load32_splat(a2);
    s20 = mulAdd(s20, a, b0);
    if (wide) s21 = mulAdd(s21, a, b1);
    a = v128.load32_splat(a3);
    s30 = mulAdd(s30, a, b0);
    if (wide) s31 = mulAdd(s31, a, b1);
    a0 += STEP;
    a1 += STEP;
    a2 += STEP;
    a3 += STEP;
    panel += wide ? 32 : 16;
  }
  put(out, s00, add);
  if (wide) put(out + 16, s01, add);
  out += stride;
  put(out, s10, add);
  if (wide) put(out + 16, s11, add);
  out += stride;
  put(out, s20, add);
  if (wide) put(out + 16, s21, add);
  out += stride;
  put(out, s30, add);
  if (wide) put(out + 16, s31, add);
}

// @ts-ignore: decorator
@inline
function put(to: usize, value: v128, add: bool): void {
  v128.store(to, add ? f32x4.add(v128.load(to), value) : value);
}
