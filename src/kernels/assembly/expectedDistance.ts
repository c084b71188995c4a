import { exp4 } from './exp';

const SMALLEST: f64 = 1e-6;

/** A node this close to certainty takes part in tiny products only: differences of large ones would drown its gradient. */
const NEARLY_CERTAIN: f64 = 0.01;

/** See ../twin/expectedDistance.ts. Groups come in fours, so four gathers run beside each other without a remainder. */
export function expectedDistance(
  ids: usize,
  starts: usize,
  omitted: usize,
  x: usize,
  n: usize,
  cap: usize,
  logs: usize,
  survival: usize,
  out: usize,
): void {
  const total = fillLogs(x, n, logs);
  let e = ids;
  let group = starts;
  let row = survival;
  for (let v: usize = 0; v < n; v++) {
    const own = load<f32>(logs + (v << 2));
    const skipped = <usize>load<i32>(omitted + (v << 2));
    let rest = total - <f64>own;
    // Row v first holds the sum of every group, then the logarithms of the products.
    for (let t: usize = 1; t <= cap; t++) {
      group += 4;
      const end = ids + ((<usize>load<u32>(group)) << 1);
      let s0: f32 = 0;
      let s1: f32 = 0;
      let s2: f32 = 0;
      let s3: f32 = 0;
      for (; e != end; e += 8) {
        s0 += load<f32>(logs + ((<usize>load<u16>(e)) << 2));
        s1 += load<f32>(logs + ((<usize>load<u16>(e, 2)) << 2));
        s2 += load<f32>(logs + ((<usize>load<u16>(e, 4)) << 2));
        s3 += load<f32>(logs + ((<usize>load<u16>(e, 6)) << 2));
      }
      const sum = s0 + s1 + (s2 + s3);
      rest -= <f64>sum;
      if (t < cap) store<f32>(row + (t << 2), sum);
    }
    if (skipped < cap) store<f32>(row + (skipped << 2), <f32>rest);
    let within = own;
    for (let t: usize = 0; t < cap; t++) {
      if (t > 0) within += load<f32>(row + (t << 2));
      store<f32>(row + (t << 2), min(within, <f32>0));
    }
    row += cap << 2;
  }
  expInPlace(survival, n * cap);
  row = survival;
  for (let v: usize = 0; v < n; v++) {
    let expected: f32 = 0;
    for (let t: usize = 0; t < cap; t++, row += 4) expected += load<f32>(row);
    store<f32>(out + (v << 2), expected);
  }
}

/**
 * Distances are symmetric, so node u can gather what the twin scatters: no stores that later loads have to wait for. The
 * nodes that leave out the same group t* share one table of c(t) − c(t*).
 */
export function expectedDistanceGrad(
  ids: usize,
  starts: usize,
  omitted: usize,
  x: usize,
  survival: usize,
  g: usize,
  n: usize,
  cap: usize,
  scratch: usize,
  out: usize,
): void {
  const c = scratch;
  const stride = (n + 1) << 2;
  const table = scratch + (cap + 1) * stride;
  fillTails(survival, g, n, cap, c, stride);
  if (cap == 0) memory.fill(out, 0, n << 2);
  for (let skipped: usize = 1; skipped <= cap; skipped++) {
    let everyone: f64 = NaN;
    for (let u: usize = 0; u < n; u++) {
      if (<usize>load<i32>(omitted + (u << 2)) != skipped) continue;
      if (isNaN(everyone)) {
        subtractRow(c, skipped, cap + 1, n + 1, table);
        everyone = 0;
        for (let v: usize = 0; v < n; v++) everyone += <f64>load<f32>(c + skipped * stride + (v << 2));
      }
      const left = max(1 - <f64>load<f32>(x + (u << 2)), SMALLEST);
      const groups = starts + ((u * cap) << 2);
      const sum =
        left < NEARLY_CERTAIN
          ? gatherExactly(ids, groups, u, n, cap, c, stride, skipped, table + skipped * stride)
          : everyone + <f64>load<f32>(table + (u << 2)) + <f64>gather(ids, groups, cap, table, stride);
      store<f32>(out + (u << 2), <f32>(-sum / left));
    }
  }
}

/** c_v(t) = g_v Σ_{t' >= t} survival_v(t') at row t, column v; row cap and the padding column are 0. */
function fillTails(survival: usize, g: usize, n: usize, cap: usize, c: usize, stride: usize): void {
  for (let v: usize = 0; v < n; v++) {
    const weight = load<f32>(g + (v << 2));
    let row = c + cap * stride + (v << 2);
    let from = survival + ((v * cap + cap) << 2);
    store<f32>(row, 0);
    let tail: f32 = 0;
    for (let t: usize = 0; t < cap; t++) {
      from -= 4;
      row -= stride;
      tail += load<f32>(from);
      store<f32>(row, weight * tail);
    }
  }
  for (let t: usize = 0; t <= cap; t++) store<f32>(c + t * stride + (n << 2), 0);
}

/** table = every row of c minus its row `which`. */
function subtractRow(c: usize, which: usize, rows: usize, columns: usize, table: usize): void {
  const bytes = columns << 2;
  const vectors = (columns & ~3) << 2;
  const minus = c + which * bytes;
  for (let t: usize = 0; t < rows; t++, c += bytes, table += bytes) {
    let o: usize = 0;
    for (; o < vectors; o += 16) v128.store(table + o, f32x4.sub(v128.load(c + o), v128.load(minus + o)));
    for (; o < bytes; o += 4) store<f32>(table + o, load<f32>(c + o) - load<f32>(minus + o));
  }
}

/** Σ over the groups that node u lists of table[t][v]. */
// @ts-ignore: decorator
@inline
function gather(ids: usize, group: usize, cap: usize, table: usize, stride: usize): f32 {
  let s0: f32 = 0;
  let s1: f32 = 0;
  let s2: f32 = 0;
  let s3: f32 = 0;
  let e = ids + ((<usize>load<u32>(group)) << 1);
  for (let t: usize = 1; t <= cap; t++) {
    group += 4;
    table += stride;
    const end = ids + ((<usize>load<u32>(group)) << 1);
    for (; e != end; e += 8) {
      s0 += load<f32>(table + ((<usize>load<u16>(e)) << 2));
      s1 += load<f32>(table + ((<usize>load<u16>(e, 2)) << 2));
      s2 += load<f32>(table + ((<usize>load<u16>(e, 4)) << 2));
      s3 += load<f32>(table + ((<usize>load<u16>(e, 6)) << 2));
    }
  }
  return s0 + s1 + (s2 + s3);
}

/**
 * Σ_v c_v(d(u, v)) itself, by putting every term in its place in `row` first: the table row of the group left out, which
 * nobody reads.
 */
function gatherExactly(
  ids: usize,
  group: usize,
  u: usize,
  n: usize,
  cap: usize,
  c: usize,
  stride: usize,
  skipped: usize,
  row: usize,
): f64 {
  memory.copy(row, c + skipped * stride, stride);
  store<f32>(row + (u << 2), load<f32>(c + (u << 2)));
  let e = ids + ((<usize>load<u32>(group)) << 1);
  for (let t: usize = 1; t <= cap; t++) {
    group += 4;
    c += stride;
    const end = ids + ((<usize>load<u32>(group)) << 1);
    for (; e != end; e += 2) {
      const o = (<usize>load<u16>(e)) << 2;
      store<f32>(row + o, load<f32>(c + o));
    }
  }
  let sum: f64 = 0;
  for (let v: usize = 0; v < n; v++) sum += <f64>load<f32>(row + (v << 2));
  return sum;
}

/** logs = log max(1 − x, 1e-6), with a 0 behind; returns their sum. */
function fillLogs(x: usize, n: usize, logs: usize): f64 {
  let total: f64 = 0;
  for (let u: usize = 0; u < n; u++) {
    const value = <f32>Math.log(max(1 - <f64>load<f32>(x + (u << 2)), SMALLEST));
    store<f32>(logs + (u << 2), value);
    total += <f64>value;
  }
  store<f32>(logs + (n << 2), 0);
  return total;
}

function expInPlace(x: usize, length: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) v128.store(x + o, exp4(v128.load(x + o)));
  for (; o < bytes; o += 4) store<f32>(x + o, f32x4.extract_lane(exp4(v128.load32_splat(x + o)), 0));
}
