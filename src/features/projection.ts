import { requireInteger } from '../errors';
import type { Graph } from '../graph/Graph';
import { normalizedAdjacency } from '../graph/normalizedAdjacency';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { Floats } from '../kernels/Floats';
import { Rng } from '../random/Rng';

export interface ProjectionOptions {
  /** F. Default 32. */
  dimensions?: number;
  /** Steps of the walk that are looked at. Default 4. */
  reach?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Where walks of a few steps lead, seen through a random projection: Z = Σ_t rows of P^t R at unit length, t = 2 … reach, with
 * P = D⁻¹(A + I) and R, n x F, of which a third is ±1 and the rest 0. Nodes from which walks lead to the same others have
 * rows that point the same way. Rows of R count less the more strength their node has, d^−½, or hubs would be all that is seen.
 *
 * O(reach (n + m) F), three arrays of n F floats beside the result: nothing is trained, so a million nodes take seconds. An
 * isolated node keeps its random row.
 * @returns n x F
 * @throws InputError for less than one dimension, or a reach below 2
 * @see Chen, Sultan, Tian, Chen & Skiena, "Fast and accurate network embeddings via very sparse random projection", CIKM 2019
 * @example projection(karateClub().graph, { dimensions: 8 }).cols // 8
 */
export function projection(graph: Graph, options: ProjectionOptions = {}): DenseMatrix {
  const { dimensions: cols = 32, reach = 4, seed = 0 } = options;
  requireInteger('dimensions', cols, 1, Number.POSITIVE_INFINITY);
  requireInteger('reach', reach, 2, Number.POSITIVE_INFINITY);
  const { n, rowPtr, colIdx, weights, inverseDegree } = normalizedAdjacency(graph);
  const device = currentDevice();
  const size = n * cols;
  const values = new Float32Array(size);
  let [current, next] = [device.alloc(size), device.alloc(size)];
  try {
    fillRandom(current, inverseDegree, cols, new Rng(seed));
    const [starts, columns, scale] = [rowPtr, colIdx, inverseDegree].map((array) => device.constant(array)) as [
      Int32Array,
      Int32Array,
      Float64Array,
    ];
    const edges = weights === null ? null : device.constant(weights);
    for (let t = 1; t <= reach; t++) {
      device.kernels.spmm(starts, columns, edges, scale, null, 1, current, cols, null, n, next);
      [current, next] = [next, current];
      if (t > 1) addUnitRows(values, current, cols);
    }
  } finally {
    device.release(inverseDegree);
    for (const array of [current, next]) device.free(array);
  }
  return { kind: 'dense', rows: n, cols, values };
}

function fillRandom(r: Floats, inverseDegree: Float64Array, cols: number, rng: Rng): void {
  for (let i = 0; i < inverseDegree.length; i++) {
    const entry = Math.sqrt(inverseDegree[i]!);
    for (let c = i * cols; c < (i + 1) * cols; c++) {
      const drawn = rng.int(6);
      r[c] = drawn === 0 ? entry : drawn === 1 ? -entry : 0;
    }
  }
}

/** Rows of zeros add nothing. */
function addUnitRows(sum: Float32Array, x: Floats, cols: number): void {
  for (let start = 0; start < sum.length; start += cols) {
    let squares = 0;
    for (let c = start; c < start + cols; c++) squares += x[c]! * x[c]!;
    if (squares === 0) continue;
    const factor = 1 / Math.sqrt(squares);
    for (let c = start; c < start + cols; c++) sum[c]! += factor * x[c]!;
  }
}
