import { expect, it } from 'vitest';
import * as twin from '../../../src/kernels/twin';
import { instantiateWasmKernels } from '../../../src/kernels/wasm';
import { Rng } from '../../../src/random/Rng';
import { randomCsr, relativeError, uniform } from '../random';

/** All 4 GiB that 32-bit addresses reach; pages are only committed when touched. */
function wholeMemory(): WebAssembly.Memory | undefined {
  try {
    return new WebAssembly.Memory({ initial: 65536, maximum: 65536 });
  } catch {
    return undefined;
  }
}

const memory = wholeMemory();

it.skipIf(memory === undefined)(
  'kernels work up to the last byte of 4 GiB (skipped where it cannot be reserved)',
  () => {
    const { kernels } = instantiateWasmKernels(memory!);
    let top = memory!.buffer.byteLength;
    const put = <A extends Float64Array | Int32Array>(array: A) => {
      top -= 4 * array.length;
      const View = array instanceof Int32Array ? Int32Array : Float32Array;
      const view = new View(memory!.buffer, top, array.length);
      view.set(array);
      return view as unknown as A;
    };
    const rng = new Rng(1);
    const [n, p, k] = [30, 50, 5];
    const x = uniform(rng, n * p);
    const w = uniform(rng, p * p);
    const mu = uniform(rng, k * p);
    const { rowPtr, colIdx } = randomCsr(rng, n, n, 2);

    // each output in turn is the last array of the memory
    const check = (
      length: number,
      run: (on: typeof twin, put: <A extends Float64Array | Int32Array>(a: A) => A, out: Float64Array) => void,
    ) => {
      const expected = new Float64Array(length);
      run(twin, (a) => a, expected);
      top = memory!.buffer.byteLength;
      const actual = put(new Float64Array(length));
      run(kernels, put, actual);
      expect(relativeError(actual, expected)).toBeLessThanOrEqual(1e-4);
    };
    check(n * p, (on, at, out) => on.gemm(at(x), at(w), n, p, p, out));
    check(p * p, (on, at, out) => on.gemmTransposedLeft(at(x), at(x), n, p, p, out));
    check(n * p, (on, at, out) => on.gemmTransposedRight(at(x), at(w), n, p, p, out));
    check(n * p, (on, at, out) => on.spmm(at(rowPtr), at(colIdx), null, null, null, 1, at(x), p, null, n, out));
    check(n * k, (on, at, out) => on.softAssign(at(x), at(mu), n, p, k, 3, out));
    check(k * p, (on, at, out) =>
      on.centroidUpdate(at(x), at(mu), n, p, k, 3, out, at(new Float64Array(n * k)), at(new Float64Array(k))),
    );
    check(n * p, (on, at, out) => on.rowNormalize(at(x), n, p, out, at(new Float64Array(n))));
    check(n * p, (on, at, out) => on.reluDropout(at(x), n * p, 0.4, 3, out));
    check(n * p, (on, at, out) => on.softmaxRows(at(x), n, p, 3, out));
    check(p, (on, at, out) => on.columnSums(at(x), n, p, out));
    check(n * p, (on, at, out) => on.tanhRows(at(x), at(mu), n, p, out));
    check(n * p, (on, at, out) => on.tanhRowsGrad(at(x), at(x), n * p, out));
    const sums = () => [new Float64Array(k), new Float64Array(k)] as const;
    check(n * k, (on, at, out) => {
      const [a, v] = sums();
      on.normalizedCut(at(rowPtr), at(colIdx), null, at(w), 0.25, at(x), n, k, out, at(a), at(v));
    });
    check(n * k, (on, at, out) => on.normalizedCutGrad(at(x), at(mu), at(w.map(Math.abs)), at(w), 0, 1, n, k, out));
    check(n * p, (on, at, out) => on.axpy(2, at(x), n * p, out));
    top = memory!.buffer.byteLength;
    expect(kernels.dot(put(x), put(x), n * p)).toBeCloseTo(twin.dot(x, x, n * p), 4);
  },
);
