import { mulAdd } from '../math/mulAdd';

/**
 * CSR times dense, see the twin. Columns are cut into blocks of at most 8 vectors (more would spill) that stay in
 * registers while a row's non-zeros are walked. All blocks of a row come before the next row: the processor then foresees where
 * the row ends in every block but the first, and finds what it fetched for the first one near. Blocks are equally wide, and the
 * last ends with the row; what overlaps is computed twice, with the same bits.
 */
export function spmm(
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  rowScale: usize,
  colScale: usize,
  selfLoop: f32,
  x: usize,
  width: usize,
  bias: usize,
  rows: usize,
  out: usize,
): void {
  if (width < 4) {
    for (let c: usize = 0; c < width; c++) {
      const b: f32 = bias ? load<f32>(bias + (c << 2)) : 0;
      const o = c << 2;
      column(rowPtr, colIdx, values, rowScale, colScale, selfLoop, x + o, width << 2, b, rows, out + o);
    }
    return;
  }
  const vectors = (width + 3) >> 2;
  const blocks = (vectors + 7) >> 3;
  const count = (vectors + blocks - 1) / blocks;
  if (colScale) blockOf(SCALED, count, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out);
  else if (values) blockOf(VALUES, count, blocks, rowPtr, colIdx, values, rowScale, 0, selfLoop, x, width, bias, rows, out);
  else blockOf(ONES, count, blocks, rowPtr, colIdx, 0, rowScale, 0, selfLoop, x, width, bias, rows, out);
}

/** What a non-zero weighs: 1; its value; its value (or 1) times the scale of its column. */
const ONES: i32 = 0;
const VALUES: i32 = 1;
const SCALED: i32 = 2;

// @ts-ignore: decorator
@inline
function blockOf(
  weights: i32,
  count: usize,
  blocks: usize,
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  rowScale: usize,
  colScale: usize,
  selfLoop: f32,
  x: usize,
  width: usize,
  bias: usize,
  rows: usize,
  out: usize,
): void {
  switch (<i32>count) {
    case 1: block(1, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 2: block(2, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 3: block(3, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 4: block(4, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 5: block(5, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 6: block(6, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    case 7: block(7, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out); break;
    default: block(8, weights, blocks, rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out);
  }
}

/**
 * Blocks of V vectors, the first V − 1 at 0, 16, … bytes of a block, the last at `final`: in a row shorter than a block it
 * overlaps the one before. V and `weights` are compile-time constants.
 */
// @ts-ignore: decorator
@inline
function block(
  V: i32,
  weights: i32,
  blocks: usize,
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  rowScale: usize,
  colScale: usize,
  selfLoop: f32,
  x: usize,
  width: usize,
  bias: usize,
  rows: usize,
  out: usize,
): void {
  const toValue = values - colIdx;
  const stride = width << 2;
  const final = min<usize>((V - 1) << 4, stride - 16);
  const finalStart = stride - final - 16;
  let begin = colIdx + (<usize>load<u32>(rowPtr) << 2);
  for (let i: usize = 0; i < rows; i++) {
    const end = colIdx + ((<usize>load<u32>(rowPtr + (i << 2), 4)) << 2);
    for (let b: usize = 1; b <= blocks; b++) {
      const start = b == blocks ? finalStart : (b - 1) * (<usize>V << 4);
      const from = x + start;
      let e = begin;
      let z = f32x4.splat(0);
      let a0 = z;
      let a1 = z;
      let a2 = z;
      let a3 = z;
      let a4 = z;
      let a5 = z;
      let a6 = z;
      if (selfLoop != 0) {
        let weight = selfLoop;
        if (weights == SCALED) weight *= load<f32>(colScale + (i << 2));
        const v = f32x4.splat(weight);
        const row = from + i * stride;
        if (V > 1) a0 = f32x4.mul(v, v128.load(row));
        if (V > 2) a1 = f32x4.mul(v, v128.load(row, 16));
        if (V > 3) a2 = f32x4.mul(v, v128.load(row, 32));
        if (V > 4) a3 = f32x4.mul(v, v128.load(row, 48));
        if (V > 5) a4 = f32x4.mul(v, v128.load(row, 64));
        if (V > 6) a5 = f32x4.mul(v, v128.load(row, 80));
        if (V > 7) a6 = f32x4.mul(v, v128.load(row, 96));
        z = f32x4.mul(v, v128.load(row + final));
      }
      for (; e != end; e += 4) {
        const j = <usize>load<u32>(e);
        const row = from + j * stride;
        if (weights == ONES) {
          if (V > 1) a0 = f32x4.add(a0, v128.load(row));
          if (V > 2) a1 = f32x4.add(a1, v128.load(row, 16));
          if (V > 3) a2 = f32x4.add(a2, v128.load(row, 32));
          if (V > 4) a3 = f32x4.add(a3, v128.load(row, 48));
          if (V > 5) a4 = f32x4.add(a4, v128.load(row, 64));
          if (V > 6) a5 = f32x4.add(a5, v128.load(row, 80));
          if (V > 7) a6 = f32x4.add(a6, v128.load(row, 96));
          z = f32x4.add(z, v128.load(row + final));
          continue;
        }
        let v = weights == SCALED ? v128.load32_splat(colScale + (j << 2)) : v128.load32_splat(e + toValue);
        if (weights == SCALED) if (values) v = f32x4.mul(v, v128.load32_splat(e + toValue));
        if (V > 1) a0 = mulAdd(a0, v, v128.load(row));
        if (V > 2) a1 = mulAdd(a1, v, v128.load(row, 16));
        if (V > 3) a2 = mulAdd(a2, v, v128.load(row, 32));
        if (V > 4) a3 = mulAdd(a3, v, v128.load(row, 48));
        if (V > 5) a4 = mulAdd(a4, v, v128.load(row, 64));
        if (V > 6) a5 = mulAdd(a5, v, v128.load(row, 80));
        if (V > 7) a6 = mulAdd(a6, v, v128.load(row, 96));
        z = mulAdd(z, v, v128.load(row + final));
      }
      if (rowScale) {
        const v = v128.load32_splat(rowScale + (i << 2));
        if (V > 1) a0 = f32x4.mul(v, a0);
        if (V > 2) a1 = f32x4.mul(v, a1);
        if (V > 3) a2 = f32x4.mul(v, a2);
        if (V > 4) a3 = f32x4.mul(v, a3);
        if (V > 5) a4 = f32x4.mul(v, a4);
        if (V > 6) a5 = f32x4.mul(v, a5);
        if (V > 7) a6 = f32x4.mul(v, a6);
        z = f32x4.mul(v, z);
      }
      if (bias) {
        if (V > 1) a0 = f32x4.add(a0, v128.load(bias + start));
        if (V > 2) a1 = f32x4.add(a1, v128.load(bias + start, 16));
        if (V > 3) a2 = f32x4.add(a2, v128.load(bias + start, 32));
        if (V > 4) a3 = f32x4.add(a3, v128.load(bias + start, 48));
        if (V > 5) a4 = f32x4.add(a4, v128.load(bias + start, 64));
        if (V > 6) a5 = f32x4.add(a5, v128.load(bias + start, 80));
        if (V > 7) a6 = f32x4.add(a6, v128.load(bias + start, 96));
        z = f32x4.add(z, v128.load(bias + start + final));
      }
      const to = out + i * stride + start;
      if (V > 1) v128.store(to, a0);
      if (V > 2) v128.store(to, a1, 16);
      if (V > 3) v128.store(to, a2, 32);
      if (V > 4) v128.store(to, a3, 48);
      if (V > 5) v128.store(to, a4, 64);
      if (V > 6) v128.store(to, a5, 80);
      if (V > 7) v128.store(to, a6, 96);
      v128.store(to + final, z);
    }
    begin = end;
  }
}

/** One column, for matrices narrower than a vector. */
function column(
  rowPtr: usize,
  colIdx: usize,
  values: usize,
  rowScale: usize,
  colScale: usize,
  selfLoop: f32,
  x: usize,
  stride: usize,
  bias: f32,
  rows: usize,
  out: usize,
): void {
  const toValue = values - colIdx;
  let e = colIdx + (<usize>load<u32>(rowPtr) << 2);
  for (let i: usize = 0; i < rows; i++) {
    let sum: f32 = 0;
    if (selfLoop != 0) {
      sum = selfLoop * load<f32>(x + i * stride);
      if (colScale) sum *= load<f32>(colScale + (i << 2));
    }
    const end = colIdx + ((<usize>load<u32>(rowPtr + (i << 2), 4)) << 2);
    for (; e != end; e += 4) {
      const j = <usize>load<u32>(e);
      let term = load<f32>(x + j * stride);
      if (values) term *= load<f32>(e + toValue);
      if (colScale) term *= load<f32>(colScale + (j << 2));
      sum += term;
    }
    if (rowScale) sum *= load<f32>(rowScale + (i << 2));
    store<f32>(out + i * stride, sum + bias);
  }
}
