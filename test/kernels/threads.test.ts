import { describe, expect, it } from 'vitest';
import type { Kernels } from '../../src/kernels/Kernels';
import { startSecondThread } from '../../src/kernels/secondThread';
import { chosenThreads } from '../../src/kernels/threads';
import { instantiateWasmKernels } from '../../src/kernels/wasm';
import { Rng } from '../../src/random/Rng';
import { randomCsr, uniform } from './random';

describe('chosenThreads', () => {
  it('is one unless asked otherwise', () => {
    expect(chosenThreads('')).toBe(1);
    expect(chosenThreads('1')).toBe(1);
    expect([1, 2]).toContain(chosenThreads('2'));
  });

  it('refuses other numbers', () => {
    expect(() => chosenThreads('4')).toThrow('CLUSTERNET_THREADS: expected 1 or 2, but got "4"');
  });
});

/** Kernels over a memory of their own, and an allocator that never frees. */
function place(threads: 1 | 2) {
  const memory = new WebAssembly.Memory({ initial: 4096, maximum: 65536, shared: threads === 2 });
  const { kernels, heapBase, helped, insist } = instantiateWasmKernels(memory, { threads });
  let top = Math.ceil(heapBase / 64) * 64;
  return {
    kernels,
    helped,
    insist,
    put<A extends Float64Array | Int32Array>(array: A): A {
      const View = array instanceof Int32Array ? Int32Array : Float32Array;
      const view = new View(memory.buffer, top, array.length);
      view.set(array);
      top += Math.ceil(view.byteLength / 64) * 64;
      return view as unknown as A;
    },
    clear(): void {
      top = Math.ceil(heapBase / 64) * 64;
    },
  };
}
type Place = ReturnType<typeof place>;

/** Every kernel that is shared, on n rows of p numbers; what it wrote, one array after the other. */
function outputs(on: Place, n: number, p: number, k: number, seed: number): number[] {
  on.clear();
  const kernels: Kernels = on.kernels;
  const rng = new Rng(seed);
  const made: Float64Array[] = [];
  const out = (length: number) => {
    const array = on.put(new Float64Array(length));
    made.push(array);
    return array;
  };
  const floats = (length: number) => on.put(uniform(rng, length));
  const [x, g, w, mu] = [floats(n * p), floats(n * p), floats(p * p), floats(k * p)];
  const sparse = on.put(uniform(rng, n * p).map((value) => (rng.float() < 0.7 ? 0 : value)));
  const graph = randomCsr(rng, n, n, 4);
  const [rowPtr, colIdx] = [on.put(graph.rowPtr), on.put(graph.colIdx)];
  const [values, scale, bias] = [floats(graph.colIdx.length), floats(n), floats(p)];
  const [moments, squares] = [floats(n * p), on.put(uniform(rng, n * p, 0, 1))];
  const [y, norms, r, mass, centres] = [out(n * p), out(n), out(n * k), out(k), out(k * p)];
  kernels.rowNormalize(x, n, p, y, norms);
  kernels.rowNormalizeGrad(y, norms, g, n, p, out(n * p));
  for (const left of [x, sparse]) {
    kernels.gemm(left, w, n, p, p, out(n * p));
    kernels.gemmTransposedLeft(left, g, n, p, p, out(p * p));
    kernels.reluDropoutLinearGrad(left, w, g, n, p, p, 0.3, out(n * p));
  }
  kernels.gemmTransposedRight(g, w, n, p, p, out(n * p));
  kernels.columnSums(x, n, p, out(p));
  kernels.add(x, g, n * p, out(n * p));
  for (const rate of [0, 0.3]) {
    const active = out(n * p);
    kernels.reluDropout(x, n * p, rate, 12345, active);
    kernels.reluDropoutGrad(active, g, n * p, rate, out(n * p));
  }
  kernels.spmm(rowPtr, colIdx, values, scale, null, 1, x, p, bias, n, out(n * p));
  kernels.spmm(rowPtr, colIdx, null, null, scale, 1, x, p, null, n, out(n * p));
  kernels.centroidUpdate(y, mu, n, p, k, 30, centres, r, mass);
  for (const dmu of [out(k * p), null]) {
    kernels.centroidUpdateGrad(y, mu, centres, r, mass, mu, n, p, k, 30, out(n * p), dmu);
  }
  kernels.softAssign(y, centres, n, p, k, 30, r);
  kernels.softAssignGrad(y, centres, r, g, n, p, k, 30, out(n * p), out(k * p));
  const [ar, c] = [out(n * k), out(k)];
  made.push(Float64Array.of(kernels.modularity(rowPtr, colIdx, values, scale, 1000, r, n, k, ar, c)));
  kernels.modularityGrad(ar, c, scale, 1000, -1, n, k, out(n * k));
  made.push(x, moments, squares);
  kernels.adam(x, g, moments, squares, n * p, 0.01, 0.9, 0.999, 1e-8, 5e-4, 0.1, 0.001);
  return made.flatMap((array) => [...array]);
}

describe.skipIf(typeof SharedArrayBuffer !== 'function')('two threads (skipped without SharedArrayBuffer)', () => {
  const [one, two] = [place(1), place(2)];
  two.insist();
  const sizes: [n: number, p: number, k: number][] = [
    [3, 5, 2],
    [2708, 50, 5],
    [2049, 51, 3],
    [9000, 33, 16],
    [1500, 64, 17],
    [30000, 3, 2],
    [2200, 160, 4], // partial sums of the products take several rounds
  ];
  const differing = (a: number[], b: number[]) => a.findIndex((value, i) => !Object.is(value, b[i]));

  it.each(sizes)('give the bits of one: n = %i, p = %i, K = %i', (n, p, k) => {
    const expected = outputs(one, n, p, k, n);
    expect(expected.some(Number.isNaN)).toBe(false);
    const actual = outputs(two, n, p, k, n);
    expect(actual.length).toBe(expected.length);
    expect(differing(actual, expected)).toBe(-1);
  });

  it('give the bits of one where the partial sums of the centres take several rounds', () => {
    const [n, p, k] = [5000, 1000, 16];
    const [a, b] = [one, two].map((on) => {
      on.clear();
      const rng = new Rng(1);
      const [x, mu] = [on.put(uniform(rng, n * p)), on.put(uniform(rng, k * p))];
      const [centres, r, mass] = [k * p, n * k, k].map((length) => on.put(new Float64Array(length)));
      on.kernels.centroidUpdate(x, mu, n, p, k, 0.1, centres!, r!, mass!);
      return [...centres!, ...r!, ...mass!];
    });
    expect(differing(a!, b!)).toBe(-1);
  });

  it('go on as one when the second cannot start', async () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
    startSecondThread({ file: 'nowhere.wasm', memory, control: 0, limit: 0 });
    const state = new Int32Array(memory.buffer, 128, 1);
    await new Promise((resolve) => setTimeout(resolve, 500)); // an error that nobody handles would end this process
    expect(state[0]).toBe(0);
  });

  it('both work', async () => {
    const expected = outputs(one, 2708, 50, 5, 1);
    const end = performance.now() + 20000;
    do {
      await new Promise((resolve) => setTimeout(resolve, 1)); // the second thread has to start
      expect(differing(outputs(two, 2708, 50, 5, 1), expected)).toBe(-1);
    } while (two.helped() < 20 && performance.now() < end);
    expect(two.helped()).toBeGreaterThanOrEqual(20);
  });
});
