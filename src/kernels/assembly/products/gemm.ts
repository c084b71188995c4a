import { packColumns, packRows, tile4 } from './panels';
import { addSqueezedTransposedLeft, partialFits, squeezedGemm, worthSqueezing } from './squeezedGemm';

/** Both operands are cut so that what is packed has a fixed size: at most 256 terms of a sum and 64 columns at a time. */
const TERMS: usize = 256;
const COLUMNS: usize = 64;
const packed: usize = memory.data(256 * 64 * 4, 16);

/** For xᵀ g, whose sums run over rows: 128 rows of 64 columns of each operand. */
const ROWS: usize = 128;
const packedX: usize = memory.data(128 * 64 * 4, 16);
const packedG: usize = memory.data(128 * 64 * 4, 16);

/** out = x w */
export function gemm(x: usize, w: usize, n: usize, f: usize, h: usize, out: usize): void {
  if (worthSqueezing(x, n, f, h)) squeezedGemm(x, w, n, f, h, out);
  else multiply(false, x, w, n, f, h, out, false);
}

/** out += x w */
export function addGemm(x: usize, w: usize, n: usize, f: usize, h: usize, out: usize): void {
  multiply(false, x, w, n, f, h, out, true);
}

/** out = g wᵀ: the same product, with w transposed while it is packed. */
export function gemmTransposedRight(g: usize, w: usize, n: usize, h: usize, f: usize, out: usize): void {
  multiply(true, g, w, n, h, f, out, false);
}

/** out += g wᵀ */
export function addGemmTransposedRight(g: usize, w: usize, n: usize, h: usize, f: usize, out: usize): void {
  multiply(true, g, w, n, h, f, out, true);
}

// @ts-ignore: decorator
@inline
function multiply(transposed: bool, x: usize, w: usize, n: usize, terms: usize, h: usize, out: usize, add: bool): void {
  if (terms == 0 && !add) memory.fill(out, 0, (n * h) << 2);
  for (let c0: usize = 0; c0 < h; c0 += COLUMNS) {
    const columns = min(COLUMNS, h - c0);
    for (let t0: usize = 0; t0 < terms; t0 += TERMS) {
      const count = min(TERMS, terms - t0);
      if (transposed) packColumns(w + ((c0 * terms + t0) << 2), terms, count, columns, packed);
      else packRows(8, w + ((t0 * h + c0) << 2), h, count, columns, packed);
      for (let i: usize = 0; i < n; i += 4) {
        const rows = min(<usize>4, n - i);
        const a0 = x + ((i * terms + t0) << 2);
        const a1 = a0 + (min(<usize>1, rows - 1) * terms << 2);
        const a2 = a0 + (min(<usize>2, rows - 1) * terms << 2);
        const a3 = a0 + (min(<usize>3, rows - 1) * terms << 2);
        const to = out + ((i * h + c0) << 2);
        tile4(4, a0, a1, a2, a3, packed, count, rows, columns, to, h << 2, add || t0 > 0);
      }
    }
  }
}

/** out = xᵀ g; partial sums over 128 rows are added up in `out`. */
export function gemmTransposedLeft(x: usize, g: usize, n: usize, f: usize, h: usize, out: usize): void {
  memory.fill(out, 0, (f * h) << 2);
  if (partialFits(f, h) && worthSqueezing(x, n, f, h)) addSqueezedTransposedLeft(x, g, n, f, h, out);
  else addTransposedLeft(x, g, n, f, h, out);
}

/** out += xᵀ g */
export function addTransposedLeft(x: usize, g: usize, n: usize, f: usize, h: usize, out: usize): void {
  for (let c0: usize = 0; c0 < h; c0 += COLUMNS) {
    const columns = min(COLUMNS, h - c0);
    for (let i0: usize = 0; i0 < n; i0 += ROWS) {
      const count = min(ROWS, n - i0);
      packRows(8, g + ((i0 * h + c0) << 2), h, count, columns, packedG);
      for (let j0: usize = 0; j0 < f; j0 += COLUMNS) {
        const lefts = min(COLUMNS, f - j0);
        packRows(4, x + ((i0 * f + j0) << 2), f, count, lefts, packedX);
        for (let j: usize = 0; j < lefts; j += 4) {
          const a = packedX + ((j * count) << 2);
          const to = out + (((j0 + j) * h + c0) << 2);
          tile4(16, a, a + 4, a + 8, a + 12, packedG, count, min(<usize>4, lefts - j), columns, to, h << 2, true);
        }
      }
    }
  }
}

const CHUNK: usize = 256;

/** Sums over 256 rows stay in a register before they join the total, which keeps float32 accurate on millions of rows. */
export function columnSums(x: usize, n: usize, h: usize, out: usize): void {
  memory.fill(out, 0, h << 2);
  const stride = h << 2;
  const vectors = h & ~3;
  for (let i: usize = 0; i < n; i += CHUNK) {
    const start = x + i * stride;
    const end = start + min(CHUNK, n - i) * stride;
    let c: usize = 0;
    for (; c + 16 <= vectors; c += 16) {
      let s0 = f32x4.splat(0);
      let s1 = s0;
      let s2 = s0;
      let s3 = s0;
      const o = c << 2;
      for (let row = start + o; row != end + o; row += stride) {
        s0 = f32x4.add(s0, v128.load(row));
        s1 = f32x4.add(s1, v128.load(row, 16));
        s2 = f32x4.add(s2, v128.load(row, 32));
        s3 = f32x4.add(s3, v128.load(row, 48));
      }
      const to = out + o;
      v128.store(to, f32x4.add(v128.load(to), s0));
      v128.store(to, f32x4.add(v128.load(to, 16), s1), 16);
      v128.store(to, f32x4.add(v128.load(to, 32), s2), 32);
      v128.store(to, f32x4.add(v128.load(to, 48), s3), 48);
    }
    for (; c < vectors; c += 4) {
      let s = f32x4.splat(0);
      const o = c << 2;
      for (let row = start + o; row != end + o; row += stride) s = f32x4.add(s, v128.load(row));
      v128.store(out + o, f32x4.add(v128.load(out + o), s));
    }
    for (; c < h; c++) {
      let s: f32 = 0;
      const o = c << 2;
      for (let row = start + o; row != end + o; row += stride) s += load<f32>(row);
      store<f32>(out + o, load<f32>(out + o) + s);
    }
  }
}
