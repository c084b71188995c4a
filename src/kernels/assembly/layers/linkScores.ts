import { laneSum } from '../math/vector';

export function linkScores(e: usize, w: usize, heads: usize, tails: usize, pairs: usize, p: usize, out: usize): void {
  const bytes = p << 2;
  const end = bytes & ~15;
  for (let i: usize = 0; i < pairs << 2; i += 4) {
    const u = e + <usize>load<u32>(heads + i) * bytes;
    const v = e + <usize>load<u32>(tails + i) * bytes;
    let s = f32x4.splat(0);
    let o: usize = 0;
    for (; o < end; o += 16) {
      s = f32x4.add(s, f32x4.mul(v128.load(w + o), f32x4.mul(v128.load(u + o), v128.load(v + o))));
    }
    let sum = laneSum(s);
    for (; o < bytes; o += 4) sum += load<f32>(w + o) * load<f32>(u + o) * load<f32>(v + o);
    store<f32>(out + i, sum);
  }
}

export function linkScoresGrad(
  e: usize,
  w: usize,
  heads: usize,
  tails: usize,
  g: usize,
  pairs: usize,
  n: usize,
  p: usize,
  outE: usize,
  outW: usize,
): void {
  const bytes = p << 2;
  const end = bytes & ~15;
  memory.fill(outE, 0, n * bytes);
  memory.fill(outW, 0, bytes);
  for (let i: usize = 0; i < pairs << 2; i += 4) {
    const head = <usize>load<u32>(heads + i) * bytes;
    const tail = <usize>load<u32>(tails + i) * bytes;
    const scale = load<f32>(g + i);
    const scales = f32x4.splat(scale);
    let o: usize = 0;
    for (; o < end; o += 16) {
      const a = v128.load(e + head + o);
      const b = v128.load(e + tail + o);
      const gw = f32x4.mul(scales, v128.load(w + o));
      // The second sum is read after the first is stored: head and tail may be the same node.
      v128.store(outE + head + o, f32x4.add(v128.load(outE + head + o), f32x4.mul(gw, b)));
      v128.store(outE + tail + o, f32x4.add(v128.load(outE + tail + o), f32x4.mul(gw, a)));
      v128.store(outW + o, f32x4.add(v128.load(outW + o), f32x4.mul(scales, f32x4.mul(a, b))));
    }
    for (; o < bytes; o += 4) {
      const a = load<f32>(e + head + o);
      const b = load<f32>(e + tail + o);
      const gw = scale * load<f32>(w + o);
      store<f32>(outE + head + o, load<f32>(outE + head + o) + gw * b);
      store<f32>(outE + tail + o, load<f32>(outE + tail + o) + gw * a);
      store<f32>(outW + o, load<f32>(outW + o) + scale * a * b);
    }
  }
}
