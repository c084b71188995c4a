import * as tf from '@tensorflow/tfjs-core';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { Mlp } from './Mlp';
import { inBlocks } from './PointModel';

export interface SiameseOptions {
  /** F, the hidden widths, d. */
  widths: readonly number[];
  /** Default 0. */
  seed?: number;
}

/**
 * The embedding G of CNC (section 4.2): a perceptron with ReLUs, trained by `fitSiamese` so that near neighbours stay near and
 * others move apart. Both branches of the pair are this one network.
 *
 * @example new Siamese({ widths: [784, 1024, 1024, 512, 10] }) // as for MNIST
 */
export class Siamese extends Mlp {
  constructor({ widths, seed = 0 }: SiameseOptions) {
    super({ widths, seed, activation: 'relu' });
  }

  /**
   * v = G(x), n x d, outside tfjs.
   * @throws InputError for points of other than F columns
   */
  embed(points: DenseMatrix): DenseMatrix {
    const cols = this.widths.at(-1)!;
    const values = new Float32Array(points.rows * cols);
    inBlocks(points, (block, from) => {
      values.set(
        tf.tidy(() => this.rows(block).dataSync<'float32'>()),
        from * cols,
      );
    });
    return { kind: 'dense', rows: points.rows, cols, values };
  }
}
