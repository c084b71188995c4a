import { sigmoid4 } from '../math/sigmoid';
import { axpy, laneSum } from '../math/vector';

let state: u32 = 0;

/** Neighbours go four at a time: a target's row is loaded once for them, and their four scores share one sigmoid. */
export function skipGram(
  vectors: usize,
  contexts: usize,
  sequences: usize,
  count: usize,
  length: usize,
  p: usize,
  window: u32,
  negatives: u32,
  table: usize,
  tableLength: u32,
  learningRate: f32,
  seed: u32,
  scratch: usize,
): void {
  state = seed;
  const bytes = p << 2;
  const rows = scratch + bytes;
  for (let s: usize = 0; s < count; s++, sequences += length << 2) {
    let tokens: i32 = 0;
    while (tokens < <i32>length && load<i32>(sequences + (<usize>tokens << 2)) >= 0) tokens++;
    for (let t: i32 = 0; t < tokens; t++) {
      const reach = 1 + <i32>below(window);
      const from = max(0, t - reach);
      const neighbours = min(tokens - 1, t + reach) - from;
      memory.fill(rows, 0, <usize>neighbours * bytes);
      const token = load<u32>(sequences + (<usize>t << 2));
      for (let d: u32 = 0; d <= negatives; d++) {
        const target = d == 0 ? token : load<u32>(table + (<usize>below(tableLength) << 2));
        if (d > 0 && target == token) continue;
        towards(
          contexts + <usize>target * bytes,
          d == 0 ? 1 : 0,
          learningRate,
          vectors,
          sequences,
          from,
          t,
          neighbours,
          bytes,
          scratch,
          rows,
        );
      }
      for (let j: i32 = 0; j < neighbours; j++) {
        axpy(1, rows + <usize>j * bytes, p, rowOf(vectors, sequences, from, t, j, bytes));
      }
    }
  }
}

/**
 * One target w against all neighbours v_j: scratch_j += g_j w, then w += Σ_j g_j v_j, g_j = rate (label − σ(v_j·w)).
 * The new w grows in `next`, for all scores are taken with the old one. The last group of four is filled up with neighbours
 * of weight 0, whose scratch rows are never read.
 */
function towards(
  w: usize,
  label: f32,
  rate: f32,
  vectors: usize,
  sequences: usize,
  from: i32,
  t: i32,
  neighbours: i32,
  bytes: usize,
  next: usize,
  scratch: usize,
): void {
  const end = bytes & ~15;
  const labels = f32x4.splat(label);
  memory.copy(next, w, bytes);
  for (let j: i32 = 0; j < neighbours; j += 4) {
    const last = neighbours - 1;
    const a = rowOf(vectors, sequences, from, t, j, bytes);
    const b = rowOf(vectors, sequences, from, t, min(j + 1, last), bytes);
    const c = rowOf(vectors, sequences, from, t, min(j + 2, last), bytes);
    const d = rowOf(vectors, sequences, from, t, min(j + 3, last), bytes);
    let sa = f32x4.splat(0);
    let sb = f32x4.splat(0);
    let sc = f32x4.splat(0);
    let sd = f32x4.splat(0);
    let o: usize = 0;
    for (; o < end; o += 16) {
      const x = v128.load(w + o);
      sa = f32x4.add(sa, f32x4.mul(x, v128.load(a + o)));
      sb = f32x4.add(sb, f32x4.mul(x, v128.load(b + o)));
      sc = f32x4.add(sc, f32x4.mul(x, v128.load(c + o)));
      sd = f32x4.add(sd, f32x4.mul(x, v128.load(d + o)));
    }
    let scores = f32x4(laneSum(sa), laneSum(sb), laneSum(sc), laneSum(sd));
    for (; o < bytes; o += 4) {
      const values = f32x4(load<f32>(a + o), load<f32>(b + o), load<f32>(c + o), load<f32>(d + o));
      scores = f32x4.add(scores, f32x4.mul(v128.load32_splat(w + o), values));
    }
    const present = i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(neighbours - j));
    const slopes = f32x4.mul(f32x4.splat(rate), f32x4.sub(labels, sigmoid4(scores)));
    const g = v128.and(slopes, present);
    const ga = f32x4.splat(f32x4.extract_lane(g, 0));
    const gb = f32x4.splat(f32x4.extract_lane(g, 1));
    const gc = f32x4.splat(f32x4.extract_lane(g, 2));
    const gd = f32x4.splat(f32x4.extract_lane(g, 3));
    const ra = scratch + <usize>j * bytes;
    const rb = ra + bytes;
    const rc = rb + bytes;
    const rd = rc + bytes;
    for (o = 0; o < end; o += 16) {
      const x = v128.load(w + o);
      v128.store(ra + o, f32x4.add(v128.load(ra + o), f32x4.mul(ga, x)));
      v128.store(rb + o, f32x4.add(v128.load(rb + o), f32x4.mul(gb, x)));
      v128.store(rc + o, f32x4.add(v128.load(rc + o), f32x4.mul(gc, x)));
      v128.store(rd + o, f32x4.add(v128.load(rd + o), f32x4.mul(gd, x)));
      const ab = f32x4.add(f32x4.mul(ga, v128.load(a + o)), f32x4.mul(gb, v128.load(b + o)));
      const cd = f32x4.add(f32x4.mul(gc, v128.load(c + o)), f32x4.mul(gd, v128.load(d + o)));
      v128.store(next + o, f32x4.add(v128.load(next + o), f32x4.add(ab, cd)));
    }
    for (; o < bytes; o += 4) {
      const x = load<f32>(w + o);
      const values = f32x4(load<f32>(a + o), load<f32>(b + o), load<f32>(c + o), load<f32>(d + o));
      store<f32>(ra + o, load<f32>(ra + o) + f32x4.extract_lane(g, 0) * x);
      store<f32>(rb + o, load<f32>(rb + o) + f32x4.extract_lane(g, 1) * x);
      store<f32>(rc + o, load<f32>(rc + o) + f32x4.extract_lane(g, 2) * x);
      store<f32>(rd + o, load<f32>(rd + o) + f32x4.extract_lane(g, 3) * x);
      store<f32>(next + o, load<f32>(next + o) + laneSum(f32x4.mul(g, values)));
    }
  }
  memory.copy(w, next, bytes);
}

/** Row of the j-th neighbour of position t: the sequence from `from` on, without t itself. */
// @ts-ignore: decorator
@inline
function rowOf(vectors: usize, sequences: usize, from: i32, t: i32, j: i32, bytes: usize): usize {
  const position = from + j + i32(from + j >= t);
  return vectors + <usize>load<u32>(sequences + (<usize>position << 2)) * bytes;
}

/** Uniform in 0 … limit − 1; the finalizer of splitmix32 over a counter, as in the twin. */
function below(limit: u32): u32 {
  state += 0x9e3779b9;
  let z = state;
  z = (z ^ (z >> 16)) * 0x21f0aaad;
  z = (z ^ (z >> 15)) * 0x735a2d97;
  z ^= z >> 15;
  return <u32>((<u64>z * limit) >> 32);
}
