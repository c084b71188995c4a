import type * as tf from '@tensorflow/tfjs-core';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { currentDevice } from '../kernels/backend';
import type { Settings } from '../settings';

/** Anything that is trained to put points into clusters, and does so for new ones without a graph. */
export interface PointModel {
  readonly name: string;
  /** K, clusters. */
  readonly k: number;
  /** Trained tensors by name. */
  readonly variables: Readonly<Record<string, tf.Variable>>;
  /** What is not trained and belongs to a checkpoint all the same. */
  readonly constants: Readonly<Record<string, tf.Variable>>;
  /** What changes its bits besides its weights, by name. */
  readonly settings: Settings;
  /**
   * The cluster in [0, K) of each of n points, n x F.
   * @throws InputError for points of other than F columns
   */
  assign(points: DenseMatrix): Int32Array;
  /** Draws all weights anew, exactly those of a new model of this seed. */
  reset(seed: number): void;
  dispose(): void;
}

/** Rows that go through a network at once, so that its activations stay small. */
const BLOCK = 4096;

/** Calls `use` with the points in blocks of consecutive rows, and where in all of them each begins. */
export function inBlocks(points: DenseMatrix, use: (block: DenseMatrix, from: number) => void): void {
  const { rows, cols, values } = points;
  if (rows <= BLOCK) {
    use(points, 0);
    return;
  }
  for (let from = 0; from < rows; from += BLOCK) {
    const to = Math.min(from + BLOCK, rows);
    const block = values.slice(from * cols, to * cols);
    use({ kind: 'dense', rows: to - from, cols, values: block }, from);
    currentDevice().release(block);
  }
}
