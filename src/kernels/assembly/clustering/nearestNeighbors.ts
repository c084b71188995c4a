import { dot } from '../math/vector';
import { gemmTransposedRight } from '../products/gemm';

/** Products of 512 points with 128 others at a time: 256 kB, which stays in the second cache. */
const ROWS: usize = 512;
const COLUMNS: usize = 128;
const products: usize = memory.data(512 * 128 * 4, 16);

/**
 * ‖x_i − x_j‖² = ‖x_i‖² + ‖x_j‖² − 2 x_i·x_j, every pair once: the products are a dense matrix product, and each distance is
 * offered to both points. A point's best k so far are a heap with the worst of them on top; of four distances most are worse than
 * all eight tops, which one comparison settles.
 */
export function nearestNeighbors(
  x: usize,
  n: usize,
  f: usize,
  k: usize,
  work: usize,
  outIndex: usize,
  outSquared: usize,
): void {
  const norms = work;
  const worst = work + (n << 2);
  for (let i: usize = 0; i < n; i++) {
    const row = x + ((i * f) << 2);
    store<f32>(norms + (i << 2), <f32>dot(row, row, f));
    store<f32>(worst + (i << 2), f32.MAX_VALUE);
  }
  for (let e: usize = 0; e < (n * k) << 2; e += 4) {
    store<f32>(outIndex + e, -1);
    store<f32>(outSquared + e, f32.MAX_VALUE);
  }
  for (let j0: usize = 0; j0 < n; j0 += COLUMNS) {
    const columns = min(COLUMNS, n - j0);
    for (let i0: usize = 0; i0 < j0 + columns; i0 += ROWS) {
      const rows = min(ROWS, j0 + columns - i0);
      gemmTransposedRight(x + ((i0 * f) << 2), x + ((j0 * f) << 2), rows, f, columns, products);
      for (let r: usize = 0; r < rows; r++) {
        offerRow(i0 + r, j0, columns, products + ((r * columns) << 2), norms, worst, k, outIndex, outSquared);
      }
    }
  }
  for (let i: usize = 0; i < n; i++) sortHeap(outIndex + ((i * k) << 2), outSquared + ((i * k) << 2), k);
}

/** Offers the distances of point i to the points j0 … j0 + columns − 1 after it. */
function offerRow(
  i: usize,
  j0: usize,
  columns: usize,
  row: usize,
  norms: usize,
  worst: usize,
  k: usize,
  index: usize,
  squared: usize,
): void {
  const norm = load<f32>(norms + (i << 2));
  const norm4 = f32x4.splat(norm);
  const two = f32x4.splat(2);
  let c: usize = i >= j0 ? i + 1 - j0 : 0;
  for (; c + 4 <= columns; c += 4) {
    const at = (j0 + c) << 2;
    const sum = f32x4.add(norm4, v128.load(norms + at));
    const d = f32x4.sub(sum, f32x4.mul(two, v128.load(row + (c << 2))));
    const good = v128.or(f32x4.le(d, v128.load32_splat(worst + (i << 2))), f32x4.le(d, v128.load(worst + at)));
    if (!v128.any_true(good)) continue;
    for (let lane: usize = 0; lane < 4; lane++) offerPair(i, j0, c + lane, row, norm, norms, worst, k, index, squared);
  }
  for (; c < columns; c++) offerPair(i, j0, c, row, norm, norms, worst, k, index, squared);
}

// @ts-ignore: decorator
@inline
function offerPair(
  i: usize,
  j0: usize,
  c: usize,
  row: usize,
  norm: f32,
  norms: usize,
  worst: usize,
  k: usize,
  index: usize,
  squared: usize,
): void {
  const j = j0 + c;
  // Rounding can take the distance of equal points below 0.
  const d = max<f32>(0, norm + load<f32>(norms + (j << 2)) - 2 * load<f32>(row + (c << 2)));
  offer(i, <f32>j, d, worst, k, index, squared);
  offer(j, <f32>i, d, worst, k, index, squared);
}

/** Puts (d, other) in the place of the worst neighbour of `point` if it comes before it. */
function offer(point: usize, other: f32, d: f32, worst: usize, k: usize, index: usize, squared: usize): void {
  const top = (point * k) << 2;
  const limit = load<f32>(worst + (point << 2));
  if (!before(d, other, limit, load<f32>(index + top))) return;
  sink(index + top, squared + top, k, other, d);
  store<f32>(worst + (point << 2), load<f32>(squared + top));
}

/** The order of neighbours: by distance, equal ones by number. */
// @ts-ignore: decorator
@inline
function before(d: f32, index: f32, otherD: f32, otherIndex: f32): bool {
  return d < otherD || (d == otherD && index < otherIndex);
}

/** Replaces the top of a heap of `size` by (d, i) and restores its order: no child comes after its parent. */
function sink(index: usize, squared: usize, size: usize, i: f32, d: f32): void {
  let hole: usize = 0;
  for (;;) {
    let child: usize = 2 * hole + 1;
    if (child >= size) break;
    const next: usize = child + 1;
    if (next < size && entryBefore(index, squared, child, next)) child = next;
    if (!before(d, i, load<f32>(squared + (child << 2)), load<f32>(index + (child << 2)))) break;
    move(index, squared, child, hole);
    hole = child;
  }
  store<f32>(index + (hole << 2), i);
  store<f32>(squared + (hole << 2), d);
}

// @ts-ignore: decorator
@inline
function entryBefore(index: usize, squared: usize, a: usize, b: usize): bool {
  const dA = load<f32>(squared + (a << 2));
  const dB = load<f32>(squared + (b << 2));
  return before(dA, load<f32>(index + (a << 2)), dB, load<f32>(index + (b << 2)));
}

// @ts-ignore: decorator
@inline
function move(index: usize, squared: usize, from: usize, to: usize): void {
  store<f32>(index + (to << 2), load<f32>(index + (from << 2)));
  store<f32>(squared + (to << 2), load<f32>(squared + (from << 2)));
}

/** From a heap to ascending order: again and again the worst goes to the end. */
function sortHeap(index: usize, squared: usize, k: usize): void {
  for (let last = k - 1; last > 0 && last < k; last--) {
    const i = load<f32>(index + (last << 2));
    const d = load<f32>(squared + (last << 2));
    move(index, squared, 0, last);
    sink(index, squared, last, i, d);
  }
}
