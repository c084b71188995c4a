import { softmaxRows } from '../math/softmax';
import { tanh4 } from '../math/tanh';

export function selectNodes(s: usize, n: usize, k: usize, eta: f32, gamma: f32, a: usize, out: usize): void {
  const row = n << 2;
  for (let j: usize = 0; j < n; j++) {
    for (let c: usize = 0; c < k; c++, s += 4) store<f32>(a + c * row + (j << 2), load<f32>(s));
  }
  softmaxRows(a, k, n, eta, a);
  const half = f32x4.splat(gamma * 0.5);
  const vectors = (n & ~3) << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    let b = v128.load(a + o);
    for (let c: usize = 1; c < k; c++) b = f32x4.add(b, v128.load(a + c * row + o));
    v128.store(out + o, tanh4(f32x4.mul(half, b)));
  }
  for (; o < row; o += 4) {
    let b = load<f32>(a + o);
    for (let c: usize = 1; c < k; c++) b += load<f32>(a + c * row + o);
    store<f32>(out + o, f32x4.extract_lane(tanh4(f32x4.splat(gamma * 0.5 * b)), 0));
  }
}

export function selectNodesGrad(
  a: usize,
  y: usize,
  g: usize,
  n: usize,
  k: usize,
  eta: f32,
  gamma: f32,
  out: usize,
): void {
  const half = gamma * 0.5;
  const stride = k << 2;
  for (let c = k; c-- > 0; ) {
    const shares = a + ((c * n) << 2);
    let mean: f64 = 0;
    for (let j: usize = 0; j < n; j++) {
      const o = j << 2;
      const db = slope(load<f32>(y + o), half) * load<f32>(g + o);
      mean += <f64>(load<f32>(shares + o) * db);
    }
    const centre = <f32>mean;
    let at = out + (c << 2);
    for (let j: usize = 0; j < n; j++, at += stride) {
      const o = j << 2;
      const db = slope(load<f32>(y + o), half) * load<f32>(g + o);
      store<f32>(at, eta * load<f32>(shares + o) * (db - centre));
    }
  }
}

/** d tanh(gamma b / 2) / db from the value y. */
// @ts-ignore: decorator
@inline
function slope(y: f32, half: f32): f32 {
  return half * (1 - y * y);
}
