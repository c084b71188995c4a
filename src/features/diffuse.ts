import type { Graph } from '../graph/Graph';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import { currentDevice } from '../kernels/backend';

/**
 * Mean over t = 0 … reach of P^t X: what a lazy random walk from each node meets on average in its first steps, exactly and
 * without drawing walks. P = D⁻¹(A + I), so a walk may rest and an isolated node keeps its row. O(reach · m · F).
 *
 * @param x n x F, left as it is
 * @returns n x F
 */
export function diffuse(graph: Graph, x: Float32Array, cols: number, reach: number): Float32Array {
  const { n, rowPtr, colIdx, weights, inverseDegree } = normalizedAdjacency(graph);
  const device = currentDevice();
  const { kernels } = device;
  const size = n * cols;
  const sum = device.alloc(size);
  let [current, next] = [device.alloc(size), device.alloc(size)];
  try {
    sum.set(x);
    current.set(x);
    const [starts, columns, scale] = [rowPtr, colIdx, inverseDegree].map((array) => device.constant(array));
    const values = weights === null ? null : device.constant(weights);
    for (let t = 0; t < reach; t++) {
      kernels.spmm(
        starts as Int32Array,
        columns as Int32Array,
        values,
        scale as Float64Array,
        null,
        1,
        current,
        cols,
        null,
        n,
        next,
      );
      [current, next] = [next, current];
      kernels.axpy(1, current, size, sum);
    }
    return Float32Array.from(sum, (value) => value / (reach + 1));
  } finally {
    device.release(inverseDegree);
    for (const array of [sum, current, next]) device.free(array);
  }
}
