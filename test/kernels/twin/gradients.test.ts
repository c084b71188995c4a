import { describe, expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { Rng } from '../../../src/random/Rng';
import { finiteDifference } from '../finiteDifference';
import { randomGraph, relativeError, uniform } from '../random';

/** Every gradient kernel in float64 against central differences of Σ g ∘ output, on odd sizes. */
const rng = new Rng(3);
const zeros = (length: number) => new Float64Array(length);
const sizes = [
  { n: 1, p: 3, k: 1 },
  { n: 5, p: 3, k: 5 },
  { n: 7, p: 1, k: 2 },
  { n: 9, p: 6, k: 4 },
];

function expectClose(gradient: Float64Array, numeric: Float64Array, floor = 0): void {
  expect(relativeError(gradient, numeric, floor)).toBeLessThanOrEqual(1e-5);
}

describe.each(sizes)('with n = $n, p = $p, K = $k', ({ n, p, k }) => {
  const x = uniform(rng, n * p);
  const mu = uniform(rng, k * p);
  const beta = 3;

  it('gemm and its two gradient products', () => {
    const w = uniform(rng, p * k);
    const g = uniform(rng, n * k);
    const out = zeros(n * k);
    const value = () => {
      twin.gemm(x, w, n, p, k, out);
      return twin.dot(out, g, n * k);
    };
    const gw = zeros(p * k);
    const gx = zeros(n * p);
    twin.gemmTransposedLeft(x, g, n, p, k, gw);
    twin.gemmTransposedRight(g, w, n, k, p, gx);
    expectClose(gw, finiteDifference(value, w));
    expectClose(gx, finiteDifference(value, x));
  });

  it('spmm: backward of D⁻¹(A + I) swaps the row scale for a column scale', () => {
    const { rowPtr, colIdx, values } = randomGraph(rng, n);
    const scale = uniform(rng, n, 0.2, 1);
    const bias = uniform(rng, p);
    const g = uniform(rng, n * p);
    const out = zeros(n * p);
    const value = () => {
      twin.spmm(rowPtr, colIdx, values, scale, null, 1, x, p, bias, n, out);
      return twin.dot(out, g, n * p);
    };
    const gx = zeros(n * p);
    twin.spmm(rowPtr, colIdx, values, null, scale, 1, g, p, null, n, gx);
    expectClose(gx, finiteDifference(value, x));
    const gb = zeros(p);
    twin.columnSums(g, n, p, gb);
    expectClose(gb, finiteDifference(value, bias));
  });

  it('reluDropout and dropout', () => {
    const g = uniform(rng, n * p);
    const y = zeros(n * p);
    const gx = zeros(n * p);
    const value = () => {
      twin.reluDropout(x, n * p, 0.3, 5, y);
      return twin.dot(y, g, n * p);
    };
    value();
    twin.reluDropoutGrad(y, g, n * p, 0.3, gx);
    expectClose(gx, finiteDifference(value, x));
    twin.dropout(g, n * p, 0.3, 5, gx);
    const linear = () => {
      twin.dropout(x, n * p, 0.3, 5, y);
      return twin.dot(y, g, n * p);
    };
    expectClose(gx, finiteDifference(linear, x));
  });

  it('leakyRelu', () => {
    const g = uniform(rng, n * p);
    const y = zeros(n * p);
    const value = () => {
      twin.leakyRelu(x, n * p, 0.2, y);
      return twin.dot(y, g, n * p);
    };
    value();
    const gx = zeros(n * p);
    twin.leakyReluGrad(y, g, n * p, 0.2, gx);
    expectClose(gx, finiteDifference(value, x));
  });

  it('rowNormalize', () => {
    const g = uniform(rng, n * p);
    const y = zeros(n * p);
    const norms = zeros(n);
    const value = () => {
      twin.rowNormalize(x, n, p, y, norms);
      return twin.dot(y, g, n * p);
    };
    value();
    const gx = zeros(n * p);
    twin.rowNormalizeGrad(y, norms, g, n, p, gx);
    expectClose(gx, finiteDifference(value, x), 1);
  });

  it('softmaxRows', () => {
    const s = uniform(rng, n * k);
    const g = uniform(rng, n * k);
    const y = zeros(n * k);
    const value = () => {
      twin.softmaxRows(s, n, k, beta, y);
      return twin.dot(y, g, n * k);
    };
    value();
    const gs = zeros(n * k);
    twin.softmaxRowsGrad(y, g, n, k, beta, gs);
    expectClose(gs, finiteDifference(value, s), 1e-3);
  });

  it('softAssign', () => {
    const g = uniform(rng, n * k);
    const r = zeros(n * k);
    const value = () => {
      twin.softAssign(x, mu, n, p, k, beta, r);
      return twin.dot(r, g, n * k);
    };
    value();
    const gx = zeros(n * p);
    const gmu = zeros(k * p);
    twin.softAssignGrad(x, mu, r, g, n, p, k, beta, gx, gmu);
    expectClose(gx, finiteDifference(value, x), 1e-3);
    expectClose(gmu, finiteDifference(value, mu), 1e-3);
  });

  it('centroidUpdate', () => {
    const g = uniform(rng, k * p);
    const [outMu, r, mass] = [zeros(k * p), zeros(n * k), zeros(k)];
    const value = () => {
      twin.centroidUpdate(x, mu, n, p, k, beta, outMu, r, mass);
      return twin.dot(outMu, g, k * p);
    };
    value();
    const gx = zeros(n * p);
    const gmu = zeros(k * p);
    twin.centroidUpdateGrad(x, mu, outMu, r, mass, g, n, p, k, beta, gx, gmu);
    const alone = zeros(n * p);
    twin.centroidUpdateGrad(x, mu, outMu, r, mass, g, n, p, k, beta, alone, null);
    expect(alone).toEqual(gx);
    expectClose(gx, finiteDifference(value, x), 1e-3);
    expectClose(gmu, finiteDifference(value, mu), 1e-3);
  });

  it('modularity', () => {
    const { rowPtr, colIdx, values, strength, twoM } = randomGraph(rng, n);
    const r = uniform(rng, n * k, 0, 1);
    const [ar, c, gr] = [zeros(n * k), zeros(k), zeros(n * k)];
    const value = () => -2 * twin.modularity(rowPtr, colIdx, values, strength, twoM, r, n, k, ar, c);
    value();
    twin.modularityGrad(ar, c, strength, twoM, -2, n, k, gr);
    expectClose(gr, finiteDifference(value, r));
  });

  it.each([0, 0.25, 1])('normalizedCut, lambda %f', (loops) => {
    const { rowPtr, colIdx, values, strength } = randomGraph(rng, n);
    const y = uniform(rng, n * k, 0.1, 1);
    const [products, a, v, gy] = [zeros(n * k), zeros(k), zeros(k), zeros(n * k)];
    const value = () => -2 * twin.normalizedCut(rowPtr, colIdx, values, strength, loops, y, n, k, products, a, v);
    value();
    twin.normalizedCutGrad(products, a, v, strength, loops, -2, n, k, gy);
    expectClose(gy, finiteDifference(value, y), 1e-3);
  });

  it('tanhRows', () => {
    const g = uniform(rng, n * p);
    const bias = uniform(rng, p);
    const [y, gx, gb] = [zeros(n * p), zeros(n * p), zeros(p)];
    const value = () => {
      twin.tanhRows(x, bias, n, p, y);
      return twin.dot(y, g, n * p);
    };
    value();
    twin.tanhRowsGrad(y, g, n * p, gx);
    twin.columnSums(gx, n, p, gb);
    expectClose(gx, finiteDifference(value, x));
    expectClose(gb, finiteDifference(value, bias));
  });
});

it('centroidUpdateGrad passes the gradient of an empty cluster straight through', () => {
  const x = Float64Array.of(1, 0, 0.9, 0.1);
  const mu = Float64Array.of(1, 0, -1, 0);
  const g = Float64Array.of(0.3, -0.2, 0.7, 0.4);
  const [outMu, r, mass, gx, gmu] = [zeros(4), zeros(4), zeros(2), zeros(4), zeros(4)];
  const value = () => {
    twin.centroidUpdate(x, mu, 2, 2, 2, 50, outMu, r, mass);
    return twin.dot(outMu, g, 4);
  };
  value();
  expect(Array.from(mass)).toEqual([2, 0]);
  twin.centroidUpdateGrad(x, mu, outMu, r, mass, g, 2, 2, 2, 50, gx, gmu);
  expectClose(gx, finiteDifference(value, x));
  expectClose(gmu, finiteDifference(value, mu));
  expect(Array.from(gmu.subarray(2))).toEqual([0.7, 0.4]);
});
