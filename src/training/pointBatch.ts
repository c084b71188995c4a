import type { Graph } from '../graph/Graph';
import { type AffinityOptions, affinityGraph } from '../graph/neighbors/affinityGraph';
import type { DenseMatrix } from '../graph/SparseMatrix';
import type { Rng } from '../random/Rng';

/** Some of the points, and the graph of these alone. */
export interface PointBatch {
  readonly points: DenseMatrix;
  readonly graph: Graph;
}

/** How a batch becomes a graph (CNC, section 5.7). */
export interface BatchAffinity {
  /** Neighbours of each point within the batch. */
  readonly neighbors: number;
  readonly kernel: 'gaussian' | 'binary';
  /** Whether each point is the first of its own neighbours. */
  readonly countSelf: boolean;
}

/**
 * `size` points drawn without repeats, all of them where there are no more, with the affinity graph of the batch alone: each
 * linked to its nearest neighbours within it. A neighbour in the batch is a near one of all n with a chance that falls with
 * rank, so over batches the graph is a smooth kernel over a share neighbors / size of all points, whatever n is.
 *
 * @param near where neighbours are looked for, n rows; the points themselves or an embedding of them
 */
export function pointBatch(
  points: DenseMatrix,
  near: DenseMatrix,
  { size, affinity, rng }: { size: number; affinity: BatchAffinity; rng: Rng },
): PointBatch {
  const rows = drawRows(points.rows, size, rng);
  const own = pickRows(points, rows);
  return { points: own, graph: batchGraph(near === points ? own : pickRows(near, rows), affinity) };
}

function batchGraph(points: DenseMatrix, { neighbors, kernel, countSelf }: BatchAffinity): Graph {
  const k = Math.min(neighbors, points.rows - 1 + (countSelf ? 1 : 0));
  const options: AffinityOptions = { k, kernel, symmetrize: 'mean', countSelf };
  return affinityGraph(points, options);
}

/** Which of n: `size` of them, in the order drawn. */
export function drawRows(n: number, size: number, rng: Rng): Int32Array {
  const count = Math.min(n, size);
  if (2 * count > n) return rng.shuffle(Int32Array.from({ length: n }, (_, i) => i)).slice(0, count);
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(rng.int(n));
  return Int32Array.from(drawn);
}

/** Some rows of a matrix, copied. */
export function pickRows({ cols, values }: DenseMatrix, rows: ArrayLike<number>): DenseMatrix {
  const picked = new Float32Array(rows.length * cols);
  for (let i = 0; i < rows.length; i++) {
    picked.set(values.subarray(rows[i]! * cols, (rows[i]! + 1) * cols), i * cols);
  }
  return { kind: 'dense', rows: rows.length, cols, values: picked };
}
