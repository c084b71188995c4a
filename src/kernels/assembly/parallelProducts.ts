/** Products of ./parallel.ts, and sums of columns. */
import * as gemms from './gemm';
import * as masked from './maskedProducts';
import { worthSqueezing } from './sparseProducts';
import * as products from './spmm';
import { available, setNumber, setPointer, share } from './job';
import { COLUMN_SUMS, GEMM, GEMM_LEFT, GEMM_RIGHT, leftRows, MASKED, part, SPMM, SUM_ROWS } from './parts';
import { addPartials, grain, HEAVY, LIGHT, PARTIALS, partials } from './sharing';

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
  const nonZeros = <usize>load<u32>(rowPtr + (rows << 2)) + rows;
  if (<u64>nonZeros * width < HEAVY || !available()) {
    products.spmm(rowPtr, colIdx, values, rowScale, colScale, selfLoop, x, width, bias, rows, out);
    return;
  }
  setPointer(0, rowPtr);
  setPointer(1, colIdx);
  setPointer(2, values);
  setPointer(3, rowScale);
  setPointer(4, colScale);
  setNumber(5, selfLoop);
  setPointer(6, x);
  setPointer(7, width);
  setPointer(8, bias);
  setPointer(9, out);
  share(SPMM, rows, grain(rows, 16, (nonZeros / rows + 1) * width), part);
}

/** Sharing a dense product by rows packs its right operand once a part, so parts have many rows. */
function productGrain(n: usize, cost: usize): usize {
  return max<usize>(256, grain(n, 4, cost / 8)); // its products are fast
}

export function gemm(x: usize, w: usize, n: usize, f: usize, h: usize, out: usize): void {
  if (<u64>n * f * h < HEAVY || !available()) {
    gemms.gemm(x, w, n, f, h, out);
    return;
  }
  setPointer(0, x);
  setPointer(1, w);
  setPointer(2, f);
  setPointer(3, h);
  setPointer(4, out);
  setPointer(5, <usize>worthSqueezing(x, n, f, h));
  share(GEMM, n, productGrain(n, f * h), part);
}

export function gemmTransposedRight(g: usize, w: usize, n: usize, h: usize, f: usize, out: usize): void {
  if (<u64>n * f * h < HEAVY || !available()) {
    gemms.gemmTransposedRight(g, w, n, h, f, out);
    return;
  }
  setPointer(0, g);
  setPointer(1, w);
  setPointer(2, h);
  setPointer(3, f);
  setPointer(4, out);
  share(GEMM_RIGHT, n, productGrain(n, f * h), part);
}

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
  if (<u64>n * f * h < HEAVY || !available()) {
    masked.reluDropoutLinearGrad(y, w, g, n, f, h, rate, out);
    return;
  }
  setPointer(0, y);
  setPointer(1, w);
  setPointer(2, g);
  setPointer(3, f);
  setPointer(4, h);
  setNumber(5, rate);
  setPointer(6, out);
  setPointer(7, <usize>worthSqueezing(y, n, f, h));
  share(MASKED, n, productGrain(n, f * h), part);
}

export function gemmTransposedLeft(x: usize, g: usize, n: usize, f: usize, h: usize, out: usize): void {
  const length = f * h;
  const bytes = length << 2;
  if (<u64>n * length < HEAVY || bytes * 8 > PARTIALS || !available()) {
    gemms.gemmTransposedLeft(x, g, n, f, h, out);
    return;
  }
  const squeezes = gemms.squeezesLeft(x, n, f, h);
  const chunk = leftRows(squeezes, f);
  const chunks = (n + chunk - 1) / chunk;
  const room = PARTIALS / bytes;
  setPointer(0, x);
  setPointer(1, g);
  setPointer(2, n);
  setPointer(3, f);
  setPointer(4, h);
  setPointer(5, <usize>squeezes);
  setPointer(6, partials);
  memory.fill(out, 0, bytes);
  for (let first: usize = 0; first < chunks; first += room) {
    const count = min(room, chunks - first);
    setPointer(7, first);
    share(GEMM_LEFT, count, grain(count, 1, (chunk * length) / 8), part);
    addPartials(count, bytes, length, partials, out);
  }
}

export function columnSums(x: usize, n: usize, h: usize, out: usize): void {
  if (n * h < 4 * LIGHT || h > 16384 || !available()) {
    gemms.columnSums(x, n, h, out);
    return;
  }
  const chunks = (n + SUM_ROWS - 1) / SUM_ROWS;
  const room = PARTIALS / (h << 2);
  setPointer(0, x);
  setPointer(1, n);
  setPointer(2, h);
  setPointer(3, partials);
  memory.fill(out, 0, h << 2);
  for (let first: usize = 0; first < chunks; first += room) {
    const count = min(room, chunks - first);
    setPointer(4, first);
    share(COLUMN_SUMS, count, grain(count, 1, SUM_ROWS * h), part);
    addPartials(count, h << 2, h, partials, out);
  }
}
