import type { Rng } from '../../src/random/Rng';

/** Uniform in [low, high), rounded to float32 so that both implementations start from the same numbers. */
export function uniform(rng: Rng, length: number, low = -1, high = 1): Float64Array {
  return Float64Array.from({ length }, () => Math.fround(rng.uniform(low, high)));
}

/** A rows x columns CSR pattern with about `perRow` non-zeros a row; every fifth row is empty. */
export function randomCsr(rng: Rng, rows: number, columns: number, perRow: number) {
  const rowPtr = new Int32Array(rows + 1);
  const colIdx: number[] = [];
  for (let i = 0; i < rows; i++) {
    const count = i % 5 === 4 || columns === 0 ? 0 : rng.uint32() % (2 * perRow + 1);
    for (let e = 0; e < count; e++) colIdx.push(rng.uint32() % columns);
    rowPtr[i + 1] = colIdx.length;
  }
  return { rowPtr, colIdx: Int32Array.from(colIdx) };
}

/** A symmetric weighted graph as CSR, both directions stored, with strengths. */
export function randomGraph(rng: Rng, n: number) {
  const weights = new Map<number, number>();
  for (let e = 0; e < 2 * n && n > 1; e++) {
    const u = rng.uint32() % n;
    const v = rng.uint32() % n;
    if (u === v) continue;
    const w = Math.fround(rng.uniform(0.5, 2));
    weights.set(u * n + v, w);
    weights.set(v * n + u, w);
  }
  const keys = [...weights.keys()].sort((a, b) => a - b);
  const rowPtr = new Int32Array(n + 1);
  const strength = new Float64Array(n);
  for (const key of keys) {
    const u = Math.floor(key / n);
    rowPtr[u + 1]! += 1;
    strength[u]! += weights.get(key)!;
  }
  for (let i = 0; i < n; i++) rowPtr[i + 1]! += rowPtr[i]!;
  const values = Float64Array.from(keys, (key) => weights.get(key)!);
  const twoM = strength.reduce((a, b) => a + b, 0);
  return { rowPtr, colIdx: Int32Array.from(keys, (key) => key % n), values, strength, twoM };
}

/** ‖a − b‖ / max(‖b‖, floor), or ‖a − b‖ where both are zero. */
export function relativeError(a: ArrayLike<number>, b: ArrayLike<number>, floor = 0): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    size += b[i]! ** 2;
  }
  return Math.sqrt(difference) / (Math.max(Math.sqrt(size), floor || 0) || 1);
}
