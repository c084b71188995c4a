import { describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';

/** Hand-computed values of every forward kernel. */
const zeros = (length: number) => new Float64Array(length);
const reals = (...values: number[]) => Float64Array.from(values);
const ints = (...values: number[]) => Int32Array.from(values);

describe('spmm', () => {
  // path 0 – 1 – 2 and the isolated node 3
  const rowPtr = ints(0, 1, 3, 4, 4);
  const colIdx = ints(1, 0, 2, 1);
  const x = reals(1, 10, 2, 20, 3, 30, 4, 40);

  it('is A x without options', () => {
    const out = zeros(8);
    twin.spmm(rowPtr, colIdx, null, null, null, 0, x, 2, null, 4, out);
    expect(Array.from(out)).toEqual([2, 20, 4, 40, 2, 20, 0, 0]);
  });

  it('is D⁻¹(A + I) x + b with a row scale, self-loops and a bias', () => {
    const out = zeros(8);
    twin.spmm(rowPtr, colIdx, null, reals(1 / 2, 1 / 3, 1 / 2, 1), null, 1, x, 2, reals(0, 1), 4, out);
    expect(Array.from(out)).toEqual([1.5, 16, 2, 21, 2.5, 26, 4, 41]);
  });

  it('weighs entries by value and column', () => {
    const out = zeros(4);
    twin.spmm(rowPtr, colIdx, reals(2, 3, 5, 7), null, reals(1, 10, 100, 1000), 0, reals(1, 1, 1, 1), 1, null, 4, out);
    expect(Array.from(out)).toEqual([20, 503, 70, 0]);
  });

  it('does nothing for no rows', () => {
    twin.spmm(ints(0), ints(), null, null, null, 1, zeros(0), 3, null, 0, zeros(0));
  });
});

it('gemm multiplies, and its transposed forms transpose', () => {
  const x = reals(1, 2, 3, 4, 5, 6); // 2 x 3
  const w = reals(1, 0, 0, 1, 1, 1); // 3 x 2
  const g = reals(1, 2, 3, 4); // 2 x 2
  const [y, gw, gx, sums] = [zeros(4), zeros(6), zeros(6), zeros(3)];
  twin.gemm(x, w, 2, 3, 2, y);
  expect(Array.from(y)).toEqual([4, 5, 10, 11]);
  twin.gemmTransposedLeft(x, g, 2, 3, 2, gw);
  expect(Array.from(gw)).toEqual([13, 18, 17, 24, 21, 30]);
  twin.gemmTransposedRight(g, w, 2, 2, 3, gx);
  expect(Array.from(gx)).toEqual([1, 2, 3, 3, 4, 7]);
  twin.columnSums(x, 2, 3, sums);
  expect(Array.from(sums)).toEqual([5, 7, 9]);
});

it('addGemm and addGemmTransposedRight add to what is there', () => {
  const x = reals(1, 2, 3, 4); // 2 x 2
  const w = reals(1, 0, 1, 1); // 2 x 2
  const [y, gx] = [reals(10, 20, 30, 40), reals(1, 1, 1, 1)];
  twin.addGemm(x, w, 2, 2, 2, y);
  expect(Array.from(y)).toEqual([13, 22, 37, 44]);
  twin.addGemmTransposedRight(x, w, 2, 2, 2, gx);
  expect(Array.from(gx)).toEqual([2, 4, 4, 8]);
});

it('scaleRows multiplies each row by its number', () => {
  const out = zeros(4);
  twin.scaleRows(reals(1, 2, 3, 4), reals(10, -1), 2, 2, out);
  expect(Array.from(out)).toEqual([10, 20, -3, -4]);
});

it('leakyRelu keeps what is positive and shrinks the rest', () => {
  const out = zeros(3);
  twin.leakyRelu(reals(2, 0, -5), 3, 0.2, out);
  expect(Array.from(out)).toEqual([2, 0, -1]);
  twin.leakyReluGrad(out, reals(1, 1, 1), 3, 0.2, out);
  expect(Array.from(out)).toEqual([1, 0.2, 0.2]);
});

describe('dropout', () => {
  it('at rate 0 keeps everything; reluDropout is then relu', () => {
    const out = zeros(3);
    twin.dropout(reals(-1, 2, 3), 3, 0, 9, out);
    expect(Array.from(out)).toEqual([-1, 2, 3]);
    twin.reluDropout(reals(-1, 2, 3), 3, 0, 9, out);
    expect(Array.from(out)).toEqual([0, 2, 3]);
  });

  it('drops a share near the rate, scales the rest, and depends on the seed', () => {
    const n = 100_000;
    const ones = zeros(n).fill(1);
    const [a, b] = [zeros(n), zeros(n)];
    twin.dropout(ones, n, 0.2, 1, a);
    twin.dropout(ones, n, 0.2, 2, b);
    expect(new Set(a)).toEqual(new Set([0, 1.25]));
    const dropped = a.filter((value) => value === 0).length;
    const both = a.filter((value, i) => value === 0 && b[i] === 0).length;
    // five standard deviations of a binomial
    expect(Math.abs(dropped - 20_000)).toBeLessThan(5 * Math.sqrt(n * 0.16));
    expect(Math.abs(both - 4000)).toBeLessThan(5 * Math.sqrt(n * 0.04 * 0.96));
  });

  it('does not hide NaN', () => {
    const out = zeros(1);
    twin.reluDropout(reals(Number.NaN), 1, 0, 0, out);
    expect(out[0]).toBeNaN();
  });
});

it('rowNormalize scales rows to unit length and leaves a zero row', () => {
  const [y, norms, gx] = [zeros(4), zeros(2), zeros(4)];
  twin.rowNormalize(reals(3, 4, 0, 0), 2, 2, y, norms);
  expect(Array.from(y)).toEqual([3 / 5, 4 / 5, 0, 0].map((value) => expect.closeTo(value, 15)));
  expect(Array.from(norms)).toEqual([5, 0]);
  twin.rowNormalizeGrad(y, norms, reals(1, 0, 1, 1), 2, 2, gx);
  expect(Array.from(gx)).toEqual([0.128, -0.096, 0, 0].map((value) => expect.closeTo(value, 15)));
});

it('softmaxRows: thirds, ratios, and exact zeros below e^-60', () => {
  const out = zeros(6);
  twin.softmaxRows(reals(1, 1, 1, 0, Math.log(3), Math.log(4)), 2, 3, 1, out);
  expect(Array.from(out)).toEqual([1 / 3, 1 / 3, 1 / 3, 1 / 8, 3 / 8, 4 / 8].map((value) => expect.closeTo(value, 14)));
  twin.softmaxRows(reals(0, -1, 1), 1, 3, 61, out);
  expect(Array.from(out.subarray(0, 3))).toEqual([0, 0, 1]);
});

it('centroidUpdate moves centres to weighted means', () => {
  // beta 0 assigns everything evenly, so both centres land on the mean
  const [mu, r, mass] = [zeros(4), zeros(4), zeros(2)];
  twin.centroidUpdate(reals(1, 0, 0, 1), reals(1, 0, 0, 1), 2, 2, 2, 0, mu, r, mass);
  expect(Array.from(mu)).toEqual([0.5, 0.5, 0.5, 0.5]);
  expect(Array.from(mass)).toEqual([1, 1]);
  // ln 3 makes the odds of the nearer centre 3 : 1
  twin.centroidUpdate(reals(1, 0, 0, 1), reals(1, 0, 0, 1), 2, 2, 2, Math.log(3), mu, r, mass);
  expect(Array.from(r)).toEqual([0.75, 0.25, 0.25, 0.75].map((value) => expect.closeTo(value, 14)));
  expect(Array.from(mu)).toEqual([0.75, 0.25, 0.25, 0.75].map((value) => expect.closeTo(value, 14)));
});

describe('modularity', () => {
  // two triangles joined by one edge, split between the triangles: Q = 12/14 − (7² + 7²)/14²
  const rowPtr = ints(0, 2, 4, 7, 10, 12, 14);
  const colIdx = ints(1, 2, 0, 2, 0, 1, 3, 2, 4, 5, 3, 5, 3, 4);
  const strength = reals(2, 2, 3, 3, 2, 2);

  it('is 5/14 for two joined triangles', () => {
    const r = reals(1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1);
    const [ar, c] = [zeros(12), zeros(2)];
    expect(twin.modularity(rowPtr, colIdx, null, strength, 14, r, 6, 2, ar, c)).toBeCloseTo(5 / 14, 14);
    expect(Array.from(c)).toEqual([7, 7]);
    expect(Array.from(ar)).toEqual([2, 0, 2, 0, 2, 1, 1, 2, 0, 2, 0, 2]);
  });

  it('is 0 for one cluster, and for a graph without edges', () => {
    expect(twin.modularity(rowPtr, colIdx, null, strength, 14, zeros(6).fill(1), 6, 1, zeros(6), zeros(1))).toBeCloseTo(
      0,
      14,
    );
    expect(twin.modularity(ints(0, 0), ints(), null, reals(0), 0, reals(1), 1, 1, zeros(1), zeros(1))).toBe(0);
  });
});

describe('normalizedCut', () => {
  // two triangles joined by one edge (figure 1 of CNC): one cut edge, seven ends of edges on either side
  const rowPtr = ints(0, 2, 4, 7, 10, 12, 14);
  const colIdx = ints(1, 2, 0, 2, 0, 1, 3, 2, 4, 5, 3, 5, 3, 4);
  const strength = reals(2, 2, 3, 3, 2, 2);
  const of = (y: Float64Array, k: number, loops = 0, [p, a, v] = [zeros(6 * k), zeros(k), zeros(k)]) =>
    twin.normalizedCut(rowPtr, colIdx, null, strength, loops, y, 6, k, p, a, v);

  it('is 2/7 for two joined triangles, whatever the self-loops', () => {
    const y = reals(1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0, 1);
    const [p, a, v] = [zeros(12), zeros(2), zeros(2)];
    expect(of(y, 2, 0, [p, a, v])).toBeCloseTo(2 / 7, 14);
    expect([Array.from(a), Array.from(v)]).toEqual([
      [6, 6],
      [7, 7],
    ]);
    expect(Array.from(p)).toEqual([2, 0, 2, 0, 2, 1, 1, 2, 0, 2, 0, 2]);
    for (const loops of [0.25, 1, 3]) expect(of(y, 2, loops)).toBeCloseTo(2 / 7, 14);
  });

  it('is K − 1 for equal rows, 0 for one cluster, and an empty cluster costs 1, with lambda 1 + lambda', () => {
    for (const k of [1, 2, 5]) expect(of(zeros(6 * k).fill(1 / k), k)).toBeCloseTo(k - 1, 14);
    const all = Float64Array.from({ length: 18 }, (_, i) => (i % 3 === 1 ? 1 : 0));
    expect(of(all, 3)).toBe(2);
    expect(of(all, 3, 0.5)).toBe(3);
  });

  it('a cluster without volume has no gradient', () => {
    const y = reals(1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    const [p, a, v, out] = [zeros(12), zeros(2), zeros(2), zeros(12).fill(Number.NaN)];
    of(y, 2, 0, [p, a, v]);
    twin.normalizedCutGrad(p, a, v, strength, 0, 1, 6, 2, out);
    for (let i = 0; i < 6; i++) expect(out[2 * i + 1]).toBeCloseTo(0, 14);
    expect(Array.from(out).some(Number.isNaN)).toBe(false);
    expect(
      twin.normalizedCut(ints(0, 0), ints(), null, reals(0), 0, reals(1), 1, 1, zeros(1), zeros(1), zeros(1)),
    ).toBe(1);
  });
});

it('tanhRows adds the bias of each column first', () => {
  const out = zeros(4);
  twin.tanhRows(reals(0, 1, 2, 3), reals(0, -1), 2, 2, out);
  expect(Array.from(out)).toEqual([0, 0, Math.tanh(2), Math.tanh(2)]);
  twin.tanhRows(reals(0.5), null, 1, 1, out);
  expect(out[0]).toBe(Math.tanh(0.5));
});

it('adam: the first step moves by lr against the sign of the decayed gradient', () => {
  const [param, m, v] = [reals(1, -2), zeros(2), zeros(2)];
  twin.adam(param, reals(0.5, 0), m, v, 2, 0.1, 0.9, 0.999, 0, 0.01, 1 - 0.9, 1 - 0.999);
  expect(param[0]).toBeCloseTo(0.9, 12);
  expect(param[1]).toBeCloseTo(-1.9, 12);
  expect(m[0]).toBeCloseTo(0.051, 12);
  expect(v[0]).toBeCloseTo(0.51 ** 2 / 1000, 12);
});

it('dot and axpy', () => {
  const y = reals(1, 1, 1);
  expect(twin.dot(reals(1, 2, 3), reals(4, 5, 6), 3)).toBe(32);
  twin.axpy(2, reals(1, 2, 3), 3, y);
  expect(Array.from(y)).toEqual([3, 5, 7]);
});
