import { describe, expect, it } from 'vitest';
import * as twins from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { randomCsr, randomGraph, relativeError, uniform } from '../random';
import { Arena } from './arena';

/** Every SIMD kernel against the float64 twin: relative L2 error at most 1e-4 (most are near 1e-7). */
const TOLERANCE = 1e-4;
const twin = { ...twins };
const arena = new Arena();
const simd = arena.kernels;

type Argument = number | null | Int32Array | Float64Array;

/**
 * Runs one kernel both ways; `outputs` are the positions of what it writes. `terms` is the size of what the kernel subtracts
 * from each other: a result far smaller (a saturated softmax has hardly a gradient) cannot be exact to float32 of itself.
 */
function agree(name: keyof typeof twin, args: Argument[], outputs: number[], tolerance = TOLERANCE, terms = 0): void {
  arena.clear();
  const reference = args.map((a) => (a instanceof Float64Array ? a.slice() : a));
  const mirrored = args.map((a, i) => {
    if (a instanceof Int32Array) return arena.ints(a);
    if (!(a instanceof Float64Array)) return a;
    return outputs.includes(i) && a.every(Number.isNaN) ? arena.room(a.length) : arena.floats(a);
  });
  const expected = (twin[name] as (...a: Argument[]) => number | undefined)(...reference);
  const actual = (simd[name] as (...a: unknown[]) => number | undefined)(...mirrored);
  const label = `${name}(${args.map((a) => (typeof a === 'number' ? a : a === null ? 'null' : `[${a.length}]`)).join()})`;
  for (const o of outputs) {
    const error = relativeError(mirrored[o] as Float32Array, reference[o] as Float64Array, terms);
    expect(error, `${label} output ${o}`).toBeLessThanOrEqual(tolerance);
  }
  if (expected !== undefined) expect(Math.abs(actual! - expected), label).toBeLessThanOrEqual(1e-5);
  args.forEach((a, i) => {
    if (a === null || typeof a === 'number' || outputs.includes(i)) return;
    const exact = a instanceof Int32Array ? Number : Math.fround;
    const untouched = a.every((value, e) => Object.is((mirrored[i] as Float32Array)[e], exact(value)));
    if (!untouched) expect.fail(`${label} changed its input ${i}`);
  });
}

const norm = (a: Float64Array) => Math.sqrt(a.reduce((sum, value) => sum + value * value, 0));
/** ‖a ∘ b‖ */
const productNorm = (a: Float64Array, b: Float64Array) =>
  Math.sqrt(a.reduce((sum, value, i) => sum + (value * b[i]!) ** 2, 0));
const nan = (length: number) => new Float64Array(length).fill(Number.NaN);
const widths = Array.from({ length: 70 }, (_, i) => i + 1);
const rng = new Rng(7);

describe('spmm agrees', () => {
  it.each([0, 1, 2, 13, 40])('for %i rows, widths 1 to 70', (rows) => {
    const columns = rows + 3;
    const { rowPtr, colIdx } = randomCsr(rng, rows, columns, 3);
    const values = uniform(rng, colIdx.length);
    const rowScale = uniform(rng, rows, 0.1, 1);
    const colScale = uniform(rng, columns, 0.1, 1);
    for (const width of widths) {
      const x = uniform(rng, columns * width);
      const bias = uniform(rng, width);
      const out = nan(rows * width);
      agree('spmm', [rowPtr, colIdx, values, null, null, 0, x, width, null, rows, out], [10]);
      agree('spmm', [rowPtr, colIdx, null, rowScale, null, 1, x, width, bias, rows, out], [10]);
      agree('spmm', [rowPtr, colIdx, null, null, colScale, 1, x, width, null, rows, out], [10]);
      agree('spmm', [rowPtr, colIdx, values, rowScale, colScale, 0.5, x, width, bias, rows, out], [10]);
      agree('spmm', [rowPtr, colIdx, null, null, null, 0, x, width, null, rows, out], [10]);
    }
  });
});

describe('dense products agree', () => {
  const sizes = [0, 1, 3, 4, 5, 8, 50, 67];
  it('for all combinations of odd sizes', () => {
    for (const n of [0, 1, 2, 7, 64, 131]) {
      for (const f of sizes) for (const h of sizes) products(n, f, h);
    }
  });
  it('for every width 1 to 70', () => {
    for (const h of widths) products(9, 6, h);
    for (const f of widths) products(9, f, 6);
  });
  it('across the blocking limits', () => {
    products(300, 257, 65);
    products(5, 600, 130);
    products(1000, 3, 3);
  });

  it('with a left operand that is mostly zeros, which takes another path', () => {
    for (const zeros of [0.5, 0.9, 1]) {
      for (const n of [64, 65, 67, 130, 301]) products(n, 50, 50, zeros);
      for (const f of [8, 9, 10, 11, 33, 300, 511, 512, 513]) products(97, f, 19, zeros);
      for (const h of [16, 17, 18, 19, 33, 70]) products(97, 13, h, zeros);
      products(70, 300, 60, zeros);
    }
  });

  function products(n: number, f: number, h: number, zeros = 0): void {
    const x = uniform(rng, n * f).map((value) => (rng.float() < zeros ? 0 : value));
    const w = uniform(rng, f * h);
    const g = uniform(rng, n * h);
    agree('gemm', [x, w, n, f, h, nan(n * h)], [5]);
    agree('gemmTransposedLeft', [x, g, n, f, h, nan(f * h)], [5]);
    agree('gemmTransposedRight', [g, w, n, h, f, nan(n * f)], [5]);
    agree('addGemm', [x, w, n, f, h, g.slice()], [5]);
    agree('addGemmTransposedRight', [g, w, n, h, f, x.slice()], [5]);
    agree('columnSums', [g, n, h, nan(h)], [3]);
    agree('reluDropoutLinearGrad', [x, w, g, n, f, h, 0.3, nan(n * f)], [7]);
  }
});

describe('element-wise kernels agree', () => {
  it.each([0, 1, 3, 4, 5, 31, 1000])('for length %i', (length) => {
    const x = uniform(rng, length);
    const g = uniform(rng, length);
    for (const rate of [0, 0.2, 0.5, 0.999]) {
      for (const seed of [0, 1, -5, 2 ** 31, 4294967295]) {
        agree('reluDropout', [x, length, rate, seed, nan(length)], [4], 1e-6);
        agree('dropout', [x, length, rate, seed, nan(length)], [4], 1e-6);
      }
      agree('reluDropoutGrad', [x, g, length, rate, nan(length)], [4]);
    }
    for (const slope of [0, 0.2, 0.9]) {
      agree('leakyRelu', [x, length, slope, nan(length)], [3]);
      agree('leakyReluGrad', [x, g, length, slope, nan(length)], [4]);
    }
    agree('dot', [x, g, length], []);
    agree('add', [x, g, length, nan(length)], [3]);
    agree('axpy', [0.3, x, length, g.slice()], [3]);
    const m = uniform(rng, length);
    const v = uniform(rng, length, 0, 1);
    agree('adam', [x, g, m, v, length, 0.01, 0.9, 0.999, 1e-8, 5e-4, 1 - 0.9 ** 3, 1 - 0.999 ** 3], [0, 2, 3]);
  });

  it('drops the very same elements', () => {
    arena.clear();
    const x = new Float64Array(10007).fill(1);
    const a = nan(10007);
    const b = arena.room(10007);
    twin.dropout(x, 10007, 0.3, 12345, a);
    simd.dropout(arena.floats(x), 10007, 0.3, 12345, b);
    expect(Array.from(b, (value) => value === 0)).toEqual(Array.from(a, (value) => value === 0));
  });
});

describe('row kernels agree', () => {
  it('for widths 1 to 70, with zero, tiny and huge rows', () => {
    for (const p of widths) {
      const n = 6;
      const x = uniform(rng, n * p);
      x.fill(0, 0, p);
      for (let c = 0; c < p; c++) {
        x[p + c] = Math.fround(x[p + c]! * 1e-25);
        x[2 * p + c] = Math.fround(x[2 * p + c]! * 1e25);
      }
      agree('rowNormalize', [x, n, p, nan(n * p), nan(n)], [3, 4]);
      agree('scaleRows', [x, uniform(rng, n), n, p, nan(n * p)], [4]);
      const y = nan(n * p);
      const norms = nan(n);
      const plain = uniform(rng, n * p);
      plain.fill(0, 0, p);
      twin.rowNormalize(plain, n, p, y, norms);
      const g = uniform(rng, n * p);
      const terms = norm(g.map((value, i) => (norms[Math.floor(i / p)]! > 0 ? value / norms[Math.floor(i / p)]! : 0)));
      agree('rowNormalizeGrad', [y, norms, g, n, p, nan(n * p)], [5], TOLERANCE, terms);
    }
  });

  it.each([1, 30, 500])('softmax with beta %i', (beta) => {
    for (const n of [0, 1, 5, 64, 67, 130]) {
      for (const k of [1, 2, 3, 4, 5, 15, 16, 17, 18, 19, 20, 70]) {
        const s = uniform(rng, n * k);
        const y = nan(n * k);
        agree('softmaxRows', [s, n, k, beta, y], [4], 1e-4);
        twin.softmaxRows(s, n, k, beta, y);
        const g = uniform(rng, n * k);
        agree('softmaxRowsGrad', [y, g, n, k, beta, nan(n * k)], [5], TOLERANCE, beta * productNorm(y, g));
      }
    }
  });

  it('flushes to exactly 0 and survives extreme logits', () => {
    for (const k of [3, 20]) {
      const s = new Float64Array(2 * k).fill(-1e30);
      s[0] = 1e30;
      s[k] = 0;
      s[k + 1] = -60.5;
      s[k + 2] = -59.5;
      arena.clear();
      const out = arena.room(2 * k);
      simd.softmaxRows(arena.floats(s), 2, k, 1, out);
      expect(out[0]).toBe(1);
      expect(out[1]).toBe(0);
      expect(out[k + 1]).toBe(0);
      expect(out[k + 2]! / Math.exp(-59.5)).toBeCloseTo(1, 5);
    }
  });

  it('does not hide NaN', () => {
    for (const k of [5, 20]) {
      arena.clear();
      const s = arena.floats(new Float64Array(k));
      s[1] = Number.NaN;
      const out = arena.room(k);
      simd.softmaxRows(s, 1, k, 1, out);
      expect(out.every(Number.isNaN)).toBe(true);
    }
  });
});

describe('soft k-means agrees', () => {
  const cases: [n: number, p: number, k: number][] = [];
  for (const k of [1, 2, 3, 4, 5, 6, 7, 11, 16, 17, 33])
    for (const p of [1, 3, 4, 5, 8, 13, 50]) cases.push([97, p, k]);
  for (const p of widths) cases.push([10, p, 5]);
  for (const n of [1, 2, 3, 5, 64, 65, 200]) cases.push([n, 50, 5], [n, 7, 3]);
  for (const n of [1, 5, 16, 17, 40]) cases.push([n, 9, n]);
  cases.push([70, 1023, 3], [70, 1025, 3], [600, 5, 100], [0, 50, 5], [0, 3, 2]);

  it.each([1, 50])('with beta %i, many sizes', (beta) => {
    for (const [n, p, k] of cases) {
      const x = nan(n * p);
      twin.rowNormalize(uniform(rng, n * p), n, p, x, nan(n));
      for (let i = 0; i < x.length; i++) x[i] = Math.fround(x[i]!);
      const mu = uniform(rng, k * p, 0, 1);
      const r = nan(n * k);
      const mass = nan(k);
      const outMu = nan(k * p);
      agree('softAssign', [x, mu, n, p, k, beta, r], [6]);
      agree('centroidUpdate', [x, mu, n, p, k, beta, outMu, r, mass], [6, 7, 8]);
      twin.centroidUpdate(x, mu, n, p, k, beta, outMu, r, mass);
      const gr = uniform(rng, n * k);
      agree(
        'softAssignGrad',
        [x, mu, r, gr, n, p, k, beta, nan(n * p), nan(k * p)],
        [8, 9],
        TOLERANCE,
        beta * productNorm(r, gr),
      );
      const g = uniform(rng, k * p);
      const args = [x, mu, outMu, r, mass, g, n, p, k, beta, nan(n * p)];
      const shares = r.map((value, i) => (mass[i % k]! > 0 ? value / mass[i % k]! : 0));
      const terms = beta * norm(shares) * (norm(g) / Math.sqrt(k));
      agree('centroidUpdateGrad', [...args, nan(k * p)], [10, 11], TOLERANCE, terms);
      agree('centroidUpdateGrad', [...args, null], [10], TOLERANCE, terms);
    }
  });

  it('keeps an empty cluster where it is', () => {
    for (const p of [3, 6]) {
      const x = Float64Array.from({ length: 2 * p }, (_, i) => (i % p === 0 ? 1 : 0));
      const mu = Float64Array.from({ length: 2 * p }, (_, i) => (i === 0 ? 1 : i === p ? -1 : 0.25));
      const [outMu, r, mass] = [nan(2 * p), nan(4), nan(2)];
      agree('centroidUpdate', [x, mu, 2, p, 2, 50, outMu, r, mass], [6, 7, 8]);
      twin.centroidUpdate(x, mu, 2, p, 2, 50, outMu, r, mass);
      expect(Array.from(mass)).toEqual([2, 0]);
      expect(Array.from(outMu.subarray(p))).toEqual(Array.from(mu.subarray(p)));
      const g = uniform(rng, 2 * p);
      agree('centroidUpdateGrad', [x, mu, outMu, r, mass, g, 2, p, 2, 50, nan(2 * p), nan(2 * p)], [10, 11]);
    }
  });
});

describe('modularity agrees', () => {
  it.each([0, 1, 2, 5, 100])('for %i nodes', (n) => {
    for (const k of [1, 2, 3, 4, 5, 8, 19, 50]) {
      const { rowPtr, colIdx, values, strength, twoM } = randomGraph(rng, n);
      const r = nan(n * k);
      twin.softmaxRows(uniform(rng, n * k), n, k, 3, r);
      const ar = nan(n * k);
      const c = nan(k);
      agree('modularity', [rowPtr, colIdx, values, strength, twoM, r, n, k, ar, c], [8, 9]);
      agree('modularity', [rowPtr, colIdx, null, strength, twoM, r, n, k, ar, c], [8, 9]);
      twin.modularity(rowPtr, colIdx, values, strength, twoM, r, n, k, ar, c);
      agree('modularityGrad', [ar, c, strength, twoM, -0.7, n, k, nan(n * k)], [7], TOLERANCE, norm(ar) / twoM);
    }
  });
});

describe('normalizedCut agrees', () => {
  it.each([0, 1, 2, 5, 100])('for %i nodes', (n) => {
    for (const k of [1, 2, 3, 4, 5, 8, 19, 50]) {
      for (const loops of [0, 0.25]) {
        const { rowPtr, colIdx, values, strength } = randomGraph(rng, n);
        const y = nan(n * k);
        twin.softmaxRows(uniform(rng, n * k), n, k, 3, y);
        const [p, a, v] = [nan(n * k), nan(k), nan(k)];
        agree('normalizedCut', [rowPtr, colIdx, values, strength, loops, y, n, k, p, a, v], [8, 9, 10]);
        agree('normalizedCut', [rowPtr, colIdx, null, strength, loops, y, n, k, p, a, v], [8, 9, 10]);
        twin.normalizedCut(rowPtr, colIdx, values, strength, loops, y, n, k, p, a, v);
        const terms = norm(p.map((value, i) => (v[i % k]! > 0 ? value / v[i % k]! : 0)));
        agree('normalizedCutGrad', [p, a, v, strength, loops, -0.7, n, k, nan(n * k)], [8], TOLERANCE, terms);
      }
    }
  });
});

describe('tanhRows agrees', () => {
  it.each([1, 3, 4, 7, 64])('for %i columns', (h) => {
    for (const n of [0, 1, 5, 33]) {
      const x = uniform(rng, n * h, -12, 12);
      agree('tanhRows', [x, uniform(rng, h), n, h, nan(n * h)], [4]);
      agree('tanhRows', [x, null, n, h, nan(n * h)], [4]);
      const y = nan(n * h);
      twin.tanhRows(x, null, n, h, y);
      const g = uniform(rng, n * h);
      agree('tanhRowsGrad', [y, g, n * h, nan(n * h)], [3], TOLERANCE, norm(g) / 10);
    }
  });
});
