import { setFlagsFromString } from 'node:v8';
import { describe, expect, it, vi } from 'vitest';
import { chosenSimd, hasRelaxedSimd } from '../../src/kernels/simd';
import * as twin from '../../src/kernels/twin';
import { Rng } from '../../src/random/Rng';
import { randomCsr, relativeError, uniform } from './random';
import { Arena } from './wasm/arena';

describe('chosenSimd', () => {
  it('is fixed unless asked otherwise', () => {
    expect(chosenSimd('')).toBe('fixed');
    expect(chosenSimd('fixed')).toBe('fixed');
  });

  it('refuses what does not exist', () => {
    expect(() => chosenSimd('fast')).toThrow('CLUSTERNET_SIMD: expected fixed or relaxed, but got "fast"');
  });

  it('refuses relaxed where the runtime has none', () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    expect(() => chosenSimd('relaxed')).toThrow(
      /CLUSTERNET_SIMD=relaxed: expected a runtime with relaxed SIMD .*, but got Node .* without it/,
    );
    vi.restoreAllMocks();
  });
});

/** Node 20 has relaxed SIMD behind a flag, which can still be set now. */
function relaxedArena(): Arena | undefined {
  setFlagsFromString('--experimental-wasm-relaxed-simd');
  return hasRelaxedSimd() ? new Arena({ simd: 'relaxed' }) : undefined;
}

describe('the relaxed kernels (skipped where the runtime has no relaxed SIMD)', () => {
  const relaxed = relaxedArena();
  const fixed = new Arena();
  const [n, p, k] = [301, 50, 5];

  /** Every output of the kernels that relaxed SIMD changes, one array after the other. */
  function outputs(arena: Arena): Float32Array {
    const rng = new Rng(3);
    arena.clear();
    const on = arena.kernels;
    const [x, w] = [arena.floats(uniform(rng, n * p)), arena.floats(uniform(rng, p * p))];
    const mu = arena.floats(uniform(rng, k * p));
    const sparse = arena.floats(uniform(rng, n * p).map((value) => Math.max(value, 0)));
    const graph = randomCsr(rng, n, n, 4);
    const [rowPtr, colIdx] = [arena.ints(graph.rowPtr), arena.ints(graph.colIdx)];
    const values = arena.floats(uniform(rng, graph.colIdx.length));
    const y = arena.room(n * p);
    on.rowNormalize(x, n, p, y, arena.room(n));
    const made: Float32Array[] = [];
    const output = (length: number) => {
      const array = arena.room(length);
      made.push(array);
      return array;
    };
    const [centres, r, mass] = [output(k * p), output(n * k), output(k)];
    on.gemm(x, w, n, p, p, output(n * p));
    on.gemmTransposedLeft(x, y, n, p, p, output(p * p));
    on.gemmTransposedRight(x, w, n, p, p, output(n * p));
    on.reluDropoutLinearGrad(sparse, w, x, n, p, p, 0.2, output(n * p));
    on.spmm(rowPtr, colIdx, values, null, null, 1, x, p, null, n, output(n * p));
    on.centroidUpdate(y, mu, n, p, k, 5, centres, r, mass);
    on.centroidUpdateGrad(y, mu, centres, r, mass, mu, n, p, k, 5, output(n * p), output(k * p));
    return Float32Array.from(made.flatMap((array) => [...array]));
  }

  it.skipIf(relaxed === undefined)('agree with the fixed ones and are not the same', () => {
    const [a, b] = [outputs(relaxed!), outputs(fixed)];
    expect(relativeError(a, Float64Array.from(b))).toBeLessThanOrEqual(1e-4);
    expect(a.some((value, i) => value !== b[i])).toBe(true);
  });

  it.skipIf(relaxed === undefined)('give the same bits again', () => {
    const [first, second] = [outputs(relaxed!), outputs(relaxed!)];
    expect(first.length).toBeGreaterThan(0);
    expect(first.every((value, i) => Object.is(value, second[i]))).toBe(true);
  });

  it.skipIf(relaxed === undefined)('agree with the float64 twin', () => {
    relaxed!.clear();
    const rng = new Rng(4);
    const [x, w] = [uniform(rng, n * p), uniform(rng, p * p)];
    const [expected, actual] = [new Float64Array(n * p), relaxed!.room(n * p)];
    twin.gemm(x, w, n, p, p, expected);
    relaxed!.kernels.gemm(relaxed!.floats(x), relaxed!.floats(w), n, p, p, actual);
    expect(relativeError(actual, expected)).toBeLessThanOrEqual(1e-6);
  });
});
