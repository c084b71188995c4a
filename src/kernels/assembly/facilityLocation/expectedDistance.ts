import { exp4 } from '../math/exp';

const SMALLEST: f64 = 1e-6;

/** A node this close to certainty takes part in tiny products only: differences of large ones would drown its gradient. */
const NEARLY_CERTAIN: f64 = 0.01;

/** See the twin. Groups come in fours, so four gathers run beside each other without a remainder. */
export function expectedDistance(
  ids: usize,
  starts: usize,
  groupCount: usize,
  groups: usize,
  omitted: usize,
  x: usize,
  n: usize,
  cap: usize,
  scratch: usize,
  survival: usize,
  out: usize,
): void {
  const logs = scratch;
  const sums = scratch + ((n + 1) << 2);
  const total = fillLogs(x, n, logs);
  sumGroups(ids, starts, groupCount, logs, sums);
  let row = survival;
  for (let v: usize = 0; v < n; v++) {
    const own = load<f32>(logs + (v << 2));
    const skipped = <usize>load<i32>(omitted + (v << 2));
    let rest = total - <f64>own;
    // Row v first holds the sum of every group, then the logarithms of the products.
    for (let t: usize = 1; t <= cap; t++, groups += 4) {
      const sum = load<f32>(sums + (<usize>load<u32>(groups) << 2));
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

/** sums_g = Σ of logs over group g */
function sumGroups(ids: usize, starts: usize, groupCount: usize, logs: usize, sums: usize): void {
  let e = ids;
  for (let g: usize = 0; g < groupCount; g++) {
    starts += 4;
    const end = ids + (<usize>load<u32>(starts) << 1);
    let s0: f32 = 0;
    let s1: f32 = 0;
    let s2: f32 = 0;
    let s3: f32 = 0;
    for (; e != end; e += 8) {
      s0 += load<f32>(logs + (<usize>load<u16>(e) << 2));
      s1 += load<f32>(logs + (<usize>load<u16>(e, 2) << 2));
      s2 += load<f32>(logs + (<usize>load<u16>(e, 4) << 2));
      s3 += load<f32>(logs + (<usize>load<u16>(e, 6) << 2));
    }
    store<f32>(sums + (g << 2), s0 + s1 + (s2 + s3));
  }
}

/**
 * Distances are symmetric, so node u can gather what the twin scatters: no stores that later loads have to wait for. The
 * nodes that leave out the same group t* share the differences c(t) − c(t*), one row of them at a time, which stays in cache,
 * and those of them with the same group at t share its gathers.
 */
export function expectedDistanceGrad(
  ids: usize,
  starts: usize,
  groups: usize,
  omitted: usize,
  walk: usize,
  walkStarts: usize,
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
  const row = c + (cap + 1) * stride;
  const partial = row + stride;
  fillTails(survival, g, n, cap, c, stride);
  memory.fill(partial, 0, n << 4);
  if (cap == 0) memory.fill(out, 0, n << 2);
  let i = walk;
  for (let skipped: usize = 1; skipped <= cap; skipped++) {
    const base = c + skipped * stride;
    for (let t: usize = 1; t <= cap; t++) {
      walkStarts += 4;
      const end = walk + (<usize>load<u32>(walkStarts) << 2);
      if (i == end) continue;
      subtract(c + t * stride, base, n + 1, row);
      gather(ids, starts, groups + ((t - 1) << 2), i, end, cap, row, partial);
      i = end;
    }
    let everyone: f64 = NaN;
    for (let u: usize = 0; u < n; u++) {
      if (<usize>load<u32>(omitted + (u << 2)) != skipped) continue;
      if (isNaN(everyone)) {
        everyone = 0;
        for (let v: usize = 0; v < n; v++) everyone += <f64>load<f32>(base + (v << 2));
      }
      const left = max(1 - <f64>load<f32>(x + (u << 2)), SMALLEST);
      const at = partial + (u << 4);
      const listed = load<f32>(at) + load<f32>(at, 4) + (load<f32>(at, 8) + load<f32>(at, 12));
      const own = load<f32>(c + (u << 2)) - load<f32>(base + (u << 2));
      const sum =
        left < NEARLY_CERTAIN
          ? gatherExactly(ids, starts, groups, u, n, cap, c, stride, skipped, row)
          : everyone + <f64>own + <f64>listed;
      store<f32>(out + (u << 2), <f32>(-sum / left));
    }
  }
}

/** Adds what `row` holds for its group to the four partial sums of every node in [i, end), equal groups at a time. */
function gather(
  ids: usize,
  starts: usize,
  groups: usize,
  i: usize,
  end: usize,
  cap: usize,
  row: usize,
  partial: usize,
): void {
  while (i != end) {
    const group = groupAt(groups, i, cap);
    const e = ids + (<usize>load<u32>(starts + (group << 2)) << 1);
    const last = ids + (<usize>load<u32>(starts + (group << 2), 4) << 1);
    let count: usize = 4;
    while (i + (count << 2) > end || groupAt(groups, i + (count << 2) - 4, cap) != group) count >>= 1;
    if (count == 4) gatherGroup(4, e, last, row, i, partial);
    else if (count == 2) gatherGroup(2, e, last, row, i, partial);
    else gatherGroup(1, e, last, row, i, partial);
    i += count << 2;
  }
}

/** Adds row[ids from e to `last`] to the partial sums of C nodes. */
// @ts-ignore: decorator
@inline
function gatherGroup(C: i32, e: usize, last: usize, row: usize, i: usize, partial: usize): void {
  const p0 = partialOf(partial, i);
  const p1 = C > 1 ? partialOf(partial, i + 4) : p0;
  const p2 = C > 2 ? partialOf(partial, i + 8) : p0;
  const p3 = C > 2 ? partialOf(partial, i + 12) : p0;
  let s0 = v128.load(p0);
  let s1 = v128.load(p1);
  let s2 = v128.load(p2);
  let s3 = v128.load(p3);
  for (; e != last; e += 8) {
    let v = v128.load32_zero(row + (<usize>load<u16>(e) << 2));
    v = v128.load32_lane(row + (<usize>load<u16>(e, 2) << 2), v, 1);
    v = v128.load32_lane(row + (<usize>load<u16>(e, 4) << 2), v, 2);
    v = v128.load32_lane(row + (<usize>load<u16>(e, 6) << 2), v, 3);
    s0 = f32x4.add(s0, v);
    if (C > 1) s1 = f32x4.add(s1, v);
    if (C > 2) s2 = f32x4.add(s2, v);
    if (C > 2) s3 = f32x4.add(s3, v);
  }
  v128.store(p0, s0);
  if (C > 1) v128.store(p1, s1);
  if (C > 2) v128.store(p2, s2);
  if (C > 2) v128.store(p3, s3);
}

// @ts-ignore: decorator
@inline
function groupAt(groups: usize, i: usize, cap: usize): usize {
  return <usize>load<u32>(groups + ((<usize>load<u32>(i) * cap) << 2));
}

// @ts-ignore: decorator
@inline
function partialOf(partial: usize, i: usize): usize {
  return partial + (<usize>load<u32>(i) << 4);
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

/** out = a − b */
function subtract(a: usize, b: usize, length: usize, out: usize): void {
  const bytes = length << 2;
  const vectors = (length & ~3) << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) v128.store(out + o, f32x4.sub(v128.load(a + o), v128.load(b + o)));
  for (; o < bytes; o += 4) store<f32>(out + o, load<f32>(a + o) - load<f32>(b + o));
}

/** Σ_v c_v(d(u, v)) itself, by putting every term in its place in `row` first. */
function gatherExactly(
  ids: usize,
  starts: usize,
  groups: usize,
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
  groups += (u * cap) << 2;
  for (let t: usize = 1; t <= cap; t++, groups += 4) {
    c += stride;
    const start = starts + (<usize>load<u32>(groups) << 2);
    let e = ids + (<usize>load<u32>(start) << 1);
    const end = ids + (<usize>load<u32>(start, 4) << 1);
    for (; e != end; e += 2) {
      const o = <usize>load<u16>(e) << 2;
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
