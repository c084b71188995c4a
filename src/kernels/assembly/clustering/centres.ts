import { mulAdd } from '../math/mulAdd';

/**
 * Blocks of the fused k-means kernels, for few centres (K <= 16) and rows of at least 4 numbers. They work on a chunk of at
 * most 64 rows, whose coefficients (similarities, assignments, gradients) are held transposed: one column of 64 per centre,
 * 256 bytes apart.
 *
 * Centres are padded to whole vectors: a row of p numbers that is not a multiple of 4 ends in a vector that overlaps the one
 * before, and the padded centre has zeros in the lanes that would count twice.
 *
 * Four centres at a time, with two rows or two vectors of each: their loads and sums fit in the 15 vector registers that V8 has.
 */

/** Bytes of a padded centre. */
// @ts-ignore: decorator
@inline
export function paddedBytes(p: usize): usize {
  return ((p + 3) & ~3) << 2;
}

/** Pads k centres (k x p) into `to`. */
export function padCentres(mu: usize, k: usize, p: usize, to: usize): void {
  const full = (p & ~3) << 2;
  const rest = p & 3;
  for (let a: usize = 0; a < k; a++, mu += p << 2, to += paddedBytes(p)) {
    memory.copy(to, mu, full);
    if (rest == 0) continue;
    memory.fill(to + full, 0, 16);
    memory.copy(to + full + ((4 - rest) << 2), mu + full, rest << 2);
  }
}

/** The inverse: k x p totals from padded ones, whose overlapping lanes are complete. */
export function unpadCentres(padded: usize, k: usize, p: usize, to: usize): void {
  const full = (p & ~3) << 2;
  const rest = p & 3;
  for (let a: usize = 0; a < k; a++, to += p << 2, padded += paddedBytes(p)) {
    memory.copy(to, padded, full);
    if (rest) memory.copy(to + full, padded + full + ((4 - rest) << 2), rest << 2);
  }
}

/** columns_aj = x_j · centre_a for a chunk of rows. */
export function similarities(x: usize, rows: usize, p: usize, centres: usize, k: usize, columns: usize): void {
  const blocks = (k + 3) / 4;
  const bytes = paddedBytes(p);
  for (let b: usize = 0; b < blocks; b++) {
    const count = k / blocks + <usize>(b < k % blocks);
    switch (<i32>count) {
      case 1: similarityBlock(1, x, rows, p, centres, columns); break;
      case 2: similarityBlock(2, x, rows, p, centres, columns); break;
      case 3: similarityBlock(3, x, rows, p, centres, columns); break;
      default: similarityBlock(4, x, rows, p, centres, columns);
    }
    centres += count * bytes;
    columns += count << 8;
  }
}

/** C centres (compile-time constant) and two rows at a time: 2 C sums in registers. */
// @ts-ignore: decorator
@inline
function similarityBlock(C: i32, x: usize, rows: usize, p: usize, centres: usize, columns: usize): void {
  const stride = p << 2;
  const end = stride - 16;
  const bytes = paddedBytes(p);
  const m1 = centres + bytes;
  const m2 = m1 + bytes;
  const m3 = m2 + bytes;
  const tail = bytes - 16;
  for (let j: usize = 0; j < rows; j += 2) {
    const x0 = x + j * stride;
    const x1 = j + 1 < rows ? x0 + stride : x0;
    // the overlapping last vector first, then the whole ones
    let u = v128.load(x0 + end);
    let v = v128.load(x1 + end);
    let m = v128.load(centres + tail);
    let s0 = f32x4.mul(u, m);
    let t0 = f32x4.mul(v, m);
    let s1 = s0;
    let t1 = t0;
    let s2 = s0;
    let t2 = t0;
    let s3 = s0;
    let t3 = t0;
    if (C > 1) { m = v128.load(m1 + tail); s1 = f32x4.mul(u, m); t1 = f32x4.mul(v, m); }
    if (C > 2) { m = v128.load(m2 + tail); s2 = f32x4.mul(u, m); t2 = f32x4.mul(v, m); }
    if (C > 3) { m = v128.load(m3 + tail); s3 = f32x4.mul(u, m); t3 = f32x4.mul(v, m); }
    for (let o: usize = 0; o < tail; o += 16) {
      u = v128.load(x0 + o);
      v = v128.load(x1 + o);
      m = v128.load(centres + o);
      s0 = mulAdd(s0, u, m);
      t0 = mulAdd(t0, v, m);
      if (C > 1) { m = v128.load(m1 + o); s1 = mulAdd(s1, u, m); t1 = mulAdd(t1, v, m); }
      if (C > 2) { m = v128.load(m2 + o); s2 = mulAdd(s2, u, m); t2 = mulAdd(t2, v, m); }
      if (C > 3) { m = v128.load(m3 + o); s3 = mulAdd(s3, u, m); t3 = mulAdd(t3, v, m); }
    }
    const to = columns + (j << 2);
    storePair(s0, t0, to);
    if (C > 1) storePair(s1, t1, to + 256);
    if (C > 2) storePair(s2, t2, to + 512);
    if (C > 3) storePair(s3, t3, to + 768);
  }
}

/** Stores the lane sums of s and t next to each other. */
// @ts-ignore: decorator
@inline
function storePair(s: v128, t: v128, to: usize): void {
  const halves = f32x4.add(v128.shuffle<f32>(s, t, 0, 4, 1, 5), v128.shuffle<f32>(s, t, 2, 6, 3, 7));
  const sums = f32x4.add(halves, v128.shuffle<f32>(halves, halves, 2, 3, 2, 3));
  store<u64>(to, i64x2.extract_lane(sums, 0));
}

/** padded_a += Σ_j columns_aj x_j for a chunk of rows. */
export function addWeightedRows(columns: usize, x: usize, rows: usize, p: usize, k: usize, padded: usize): void {
  const blocks = (k + 3) / 4;
  for (let b: usize = 0; b < blocks; b++) {
    const count = k / blocks + <usize>(b < k % blocks);
    switch (<i32>count) {
      case 1: weightedRowsBlock(1, columns, x, rows, p, padded); break;
      case 2: weightedRowsBlock(2, columns, x, rows, p, padded); break;
      case 3: weightedRowsBlock(3, columns, x, rows, p, padded); break;
      default: weightedRowsBlock(4, columns, x, rows, p, padded);
    }
    padded += count * paddedBytes(p);
    columns += count << 8;
  }
}

// @ts-ignore: decorator
@inline
function weightedRowsBlock(C: i32, columns: usize, x: usize, rows: usize, p: usize, padded: usize): void {
  const full = (p & ~3) << 2;
  let o: usize = 0;
  for (; o + 32 <= full; o += 32) weightedRowsTile(C, true, columns, x + o, rows, p, padded + o);
  if (o < full) weightedRowsTile(C, false, columns, x + o, rows, p, padded + o);
  if (p & 3) weightedRowsTile(C, false, columns, x + (p << 2) - 16, rows, p, padded + full);
}

/** One or two (`wide`) vectors of C totals in registers, over all rows of the chunk. */
// @ts-ignore: decorator
@inline
function weightedRowsTile(C: i32, wide: bool, columns: usize, x: usize, rows: usize, p: usize, padded: usize): void {
  const bytes = paddedBytes(p);
  const stride = p << 2;
  const p1 = padded + bytes;
  const p2 = p1 + bytes;
  const p3 = p2 + bytes;
  let s0 = f32x4.splat(0);
  let t0 = s0;
  let s1 = s0;
  let t1 = s0;
  let s2 = s0;
  let t2 = s0;
  let s3 = s0;
  let t3 = s0;
  const end = columns + (rows << 2);
  for (; columns != end; columns += 4, x += stride) {
    const u = v128.load(x);
    const v = wide ? v128.load(x, 16) : u;
    let r = v128.load32_splat(columns);
    s0 = mulAdd(s0, r, u);
    if (wide) t0 = mulAdd(t0, r, v);
    if (C > 1) { r = v128.load32_splat(columns, 256); s1 = mulAdd(s1, r, u); }
    if (C > 1 && wide) t1 = mulAdd(t1, r, v);
    if (C > 2) { r = v128.load32_splat(columns, 512); s2 = mulAdd(s2, r, u); }
    if (C > 2 && wide) t2 = mulAdd(t2, r, v);
    if (C > 3) { r = v128.load32_splat(columns, 768); s3 = mulAdd(s3, r, u); }
    if (C > 3 && wide) t3 = mulAdd(t3, r, v);
  }
  addTo(padded, s0);
  if (wide) addTo(padded + 16, t0);
  if (C > 1) addTo(p1, s1);
  if (C > 1 && wide) addTo(p1 + 16, t1);
  if (C > 2) addTo(p2, s2);
  if (C > 2 && wide) addTo(p2 + 16, t2);
  if (C > 3) addTo(p3, s3);
  if (C > 3 && wide) addTo(p3 + 16, t3);
}

// @ts-ignore: decorator
@inline
function addTo(to: usize, value: v128): void {
  v128.store(to, f32x4.add(v128.load(to), value));
}

/** out_j += Σ_a columns_aj centre_a for a chunk of rows. */
export function addCentres(columns: usize, centres: usize, rows: usize, p: usize, k: usize, out: usize): void {
  const blocks = (k + 3) / 4;
  for (let b: usize = 0; b < blocks; b++) {
    const count = k / blocks + <usize>(b < k % blocks);
    switch (<i32>count) {
      case 1: centresBlock(1, columns, centres, rows, p, out); break;
      case 2: centresBlock(2, columns, centres, rows, p, out); break;
      case 3: centresBlock(3, columns, centres, rows, p, out); break;
      default: centresBlock(4, columns, centres, rows, p, out);
    }
    centres += count * paddedBytes(p);
    columns += count << 8;
  }
}

// @ts-ignore: decorator
@inline
function centresBlock(C: i32, columns: usize, centres: usize, rows: usize, p: usize, out: usize): void {
  const full = (p & ~3) << 2;
  let o: usize = 0;
  for (; o + 32 <= full; o += 32) centresTile(C, true, columns, centres + o, rows, p, out + o);
  if (o < full) centresTile(C, false, columns, centres + o, rows, p, out + o);
  if (p & 3) centresTile(C, false, columns, centres + full, rows, p, out + (p << 2) - 16);
}

/** One or two (`wide`) vectors of C centres in registers, over all rows of the chunk. */
// @ts-ignore: decorator
@inline
function centresTile(C: i32, wide: bool, columns: usize, centres: usize, rows: usize, p: usize, out: usize): void {
  const bytes = paddedBytes(p);
  const stride = p << 2;
  const m0 = v128.load(centres);
  const n0 = wide ? v128.load(centres, 16) : m0;
  const m1 = C > 1 ? v128.load(centres + bytes) : m0;
  const n1 = C > 1 && wide ? v128.load(centres + bytes, 16) : m0;
  const m2 = C > 2 ? v128.load(centres + 2 * bytes) : m0;
  const n2 = C > 2 && wide ? v128.load(centres + 2 * bytes, 16) : m0;
  const m3 = C > 3 ? v128.load(centres + 3 * bytes) : m0;
  const n3 = C > 3 && wide ? v128.load(centres + 3 * bytes, 16) : m0;
  const end = columns + (rows << 2);
  for (; columns != end; columns += 4, out += stride) {
    let c = v128.load32_splat(columns);
    let s = f32x4.mul(c, m0);
    let t = wide ? f32x4.mul(c, n0) : s;
    if (C > 1) { c = v128.load32_splat(columns, 256); s = mulAdd(s, c, m1); }
    if (C > 1 && wide) t = mulAdd(t, c, n1);
    if (C > 2) { c = v128.load32_splat(columns, 512); s = mulAdd(s, c, m2); }
    if (C > 2 && wide) t = mulAdd(t, c, n2);
    if (C > 3) { c = v128.load32_splat(columns, 768); s = mulAdd(s, c, m3); }
    if (C > 3 && wide) t = mulAdd(t, c, n3);
    v128.store(out, f32x4.add(v128.load(out), s));
    if (wide) v128.store(out, f32x4.add(v128.load(out, 16), t), 16);
  }
}
