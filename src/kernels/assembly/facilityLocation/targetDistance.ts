import { exp4 } from '../math/exp';

const SMALLEST: f64 = 1e-6;

/** See the twin. Nodes that are chosen with no chance at all add nothing and are left out first. */
export function targetDistance(
  distances: usize,
  bytes: i32,
  x: usize,
  n: usize,
  p: usize,
  cap: usize,
  scratch: usize,
  survival: usize,
  out: usize,
): void {
  const logs = scratch;
  const nodes = scratch + (n << 2);
  const sums = nodes + (n << 2);
  const count = listLogs(x, n, logs, nodes);
  let row = survival;
  for (let v: usize = 0; v < p; v++) {
    memory.fill(sums, 0, (cap + 1) << 5);
    if (bytes == 1) sumByDistance(false, distances, logs, nodes, count, cap, sums);
    else sumByDistance(true, distances, logs, nodes, count, cap, sums);
    let within: f64 = 0;
    for (let t: usize = 0; t < cap; t++) {
      const at = sums + (t << 5);
      within += load<f64>(at) + load<f64>(at, 8) + (load<f64>(at, 16) + load<f64>(at, 24));
      store<f32>(row + (t << 2), <f32>min(within, <f64>0));
    }
    distances += bytes == 1 ? n : n << 1;
    row += cap << 2;
  }
  expInPlace(survival, p * cap);
  row = survival;
  for (let v: usize = 0; v < p; v++) {
    let expected: f32 = 0;
    for (let t: usize = 0; t < cap; t++, row += 4) expected += load<f32>(row);
    store<f32>(out + (v << 2), expected);
  }
}

/** The four sums of a distance take turns, so that an addition seldom waits for the one before. */
// @ts-ignore: decorator
@inline
function sumByDistance(wide: bool, row: usize, logs: usize, nodes: usize, count: usize, cap: usize, sums: usize): void {
  for (let i: usize = 0; i < count; i++) {
    const at = sums + (distanceAt(wide, row, <usize>load<u32>(nodes + (i << 2))) << 5) + ((i & 3) << 3);
    store<f64>(at, load<f64>(at) + <f64>load<f32>(logs + (i << 2)));
  }
}

// @ts-ignore: decorator
@inline
function distanceAt(wide: bool, row: usize, node: usize): usize {
  return wide ? <usize>load<u16>(row + (node << 1)) : <usize>load<u8>(row + node);
}

/** Packs log max(1 − x, 1e-6) and the node where it is not 0; returns how many. */
function listLogs(x: usize, n: usize, logs: usize, nodes: usize): usize {
  let count: usize = 0;
  for (let u: usize = 0; u < n; u++) {
    const chance = load<f32>(x + (u << 2));
    if (chance == 0) continue;
    store<f32>(logs + (count << 2), <f32>Math.log(max(1 - <f64>chance, SMALLEST)));
    store<u32>(nodes + (count << 2), <u32>u);
    count++;
  }
  return count;
}

/** Four targets at a time, so that a node's sum is loaded and stored once for four terms. */
export function targetDistanceGrad(
  distances: usize,
  bytes: i32,
  x: usize,
  survival: usize,
  g: usize,
  n: usize,
  p: usize,
  cap: usize,
  scratch: usize,
  out: usize,
): void {
  memory.fill(out, 0, n << 2);
  const width = bytes == 1 ? n : n << 1;
  const c1 = scratch + ((cap + 1) << 2);
  const c2 = c1 + ((cap + 1) << 2);
  const c3 = c2 + ((cap + 1) << 2);
  for (let v: usize = 0; v < p; ) {
    const r0 = (v = nextTarget(g, v, p));
    if (r0 == p) break;
    fillTail(survival, g, r0, cap, scratch);
    const r1 = nextTarget(g, r0 + 1, p);
    fillTail(survival, g, r1, r1 < p ? cap : 0, c1);
    const r2 = nextTarget(g, r1 + 1, p);
    fillTail(survival, g, r2, r2 < p ? cap : 0, c2);
    const r3 = nextTarget(g, r2 + 1, p);
    fillTail(survival, g, r3, r3 < p ? cap : 0, c3);
    const d0 = distances + r0 * width;
    if (r3 < p) {
      const d1 = distances + r1 * width;
      const d2 = distances + r2 * width;
      const d3 = distances + r3 * width;
      if (bytes == 1) subtractFour(false, d0, d1, d2, d3, scratch, c1, c2, c3, n, out);
      else subtractFour(true, d0, d1, d2, d3, scratch, c1, c2, c3, n, out);
      v = r3 + 1;
    } else {
      if (bytes == 1) subtractOne(false, d0, scratch, n, out);
      else subtractOne(true, d0, scratch, n, out);
      v = r0 + 1;
    }
  }
  for (let u: usize = 0; u < n; u++) {
    const left = max(1 - <f64>load<f32>(x + (u << 2)), SMALLEST);
    store<f32>(out + (u << 2), <f32>(<f64>load<f32>(out + (u << 2)) / left));
  }
}

/** The first target from v on that has a gradient, p if none has. */
function nextTarget(g: usize, v: usize, p: usize): usize {
  while (v < p && load<f32>(g + (v << 2)) == 0) v++;
  return min(v, p);
}

/** c(t) = g_v Σ_{t' >= t} survival_v(t'), for t from 0 to cap; nothing is read for a cap of 0. */
function fillTail(survival: usize, g: usize, v: usize, cap: usize, c: usize): void {
  store<f32>(c + (cap << 2), 0);
  if (cap == 0) return;
  const weight = load<f32>(g + (v << 2));
  const row = survival + ((v * cap) << 2);
  let tail: f32 = 0;
  for (let t = cap; t-- > 0; ) {
    tail += load<f32>(row + (t << 2));
    store<f32>(c + (t << 2), weight * tail);
  }
}

// @ts-ignore: decorator
@inline
function subtractFour(
  wide: bool,
  d0: usize,
  d1: usize,
  d2: usize,
  d3: usize,
  c0: usize,
  c1: usize,
  c2: usize,
  c3: usize,
  n: usize,
  out: usize,
): void {
  for (let u: usize = 0; u < n; u++, out += 4) {
    const first = load<f32>(c0 + (distanceAt(wide, d0, u) << 2)) + load<f32>(c1 + (distanceAt(wide, d1, u) << 2));
    const second = load<f32>(c2 + (distanceAt(wide, d2, u) << 2)) + load<f32>(c3 + (distanceAt(wide, d3, u) << 2));
    store<f32>(out, load<f32>(out) - (first + second));
  }
}

// @ts-ignore: decorator
@inline
function subtractOne(wide: bool, d: usize, c: usize, n: usize, out: usize): void {
  for (let u: usize = 0; u < n; u++, out += 4) {
    store<f32>(out, load<f32>(out) - load<f32>(c + (distanceAt(wide, d, u) << 2)));
  }
}

function expInPlace(x: usize, length: usize): void {
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) v128.store(x + o, exp4(v128.load(x + o)));
  for (; o < bytes; o += 4) store<f32>(x + o, f32x4.extract_lane(exp4(v128.load32_splat(x + o)), 0));
}
