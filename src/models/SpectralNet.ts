import * as tf from '@tensorflow/tfjs-core';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import { requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { linear } from '../ops/linear';
import { mixSeed } from '../random/Rng';
import { assignValues, emptyVariable } from './initialize';
import { Mlp } from './Mlp';
import { inBlocks } from './PointModel';

export interface SpectralNetOptions {
  /** F, columns of the points. */
  features: number;
  /** d, columns of the embedding, as many as there are clusters. */
  k: number;
  /** Hidden widths, with ReLUs; default 256, 256. */
  hidden?: readonly number[];
  /** Default 0. */
  seed?: number;
}

/**
 * SpectralNet (Shaham et al. 2018): a network whose d outputs, made orthonormal over a batch by a linear map R, become the leading
 * eigenvectors of the graph's Laplacian. `fitSpectralNet` trains it; k-means on the embedding gives clusters.
 *
 * @example new SpectralNet({ features: 60, k: 10, seed: 1 })
 */
export class SpectralNet {
  readonly name = 'spectralnet';
  readonly network: Mlp;
  /** R, d x d. */
  readonly constants: { r: tf.Variable };

  /** @throws InputError for d < 1, or a width that is not a positive integer */
  constructor({ features, k, hidden = [256, 256], seed = 0 }: SpectralNetOptions) {
    requireInteger('K', k, 1, Number.POSITIVE_INFINITY);
    const widths = [features, ...hidden, k];
    this.network = new Mlp({ widths, activation: 'relu', seed: mixSeed(seed, WEIGHTS) });
    this.constants = { r: emptyVariable([k, k], { trainable: false }) };
    assignValues(this.constants.r, Matrix.eye(k).to1DArray());
  }

  get variables(): Record<string, tf.Variable> {
    return this.network.variables;
  }

  /**
   * Sets R so that the embedding of these points has YᵀY = n I, R = √n (ỹᵀỹ)^-½ for the network's outputs ỹ: of all R the one that
   * moves them least, where the paper takes that of Cholesky's factor; the loss is the same for both.
   */
  orthonormalize(points: DenseMatrix): void {
    const d = this.network.widths.at(-1)!;
    const gram = Matrix.zeros(d, d);
    inBlocks(points, (block) => {
      const y = tf.tidy(() => this.network.rows(block).dataSync());
      for (let i = 0; i < block.rows; i++) {
        for (let a = 0; a < d; a++) {
          for (let b = 0; b < d; b++) gram.set(a, b, gram.get(a, b) + y[i * d + a]! * y[i * d + b]!);
        }
      }
    });
    const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(gram, {
      assumeSymmetric: true,
    });
    const least = LEAST * Math.max(...values);
    const roots = values.map((value) => Math.sqrt(points.rows / Math.max(value, least)));
    const r = vectors.mmul(Matrix.diag(roots)).mmul(vectors.transpose());
    assignValues(this.constants.r, r.to1DArray());
  }

  /** Y = ỹ R, n x d; the caller (or an enclosing `tf.tidy`) disposes of it. */
  rows(points: DenseMatrix): tf.Tensor2D {
    return linear(this.network.rows(points), this.constants.r as tf.Tensor2D);
  }

  /** Y outside tfjs, row by row. @throws InputError for points of other than F columns */
  embed(points: DenseMatrix): Float64Array {
    const d = this.network.widths.at(-1)!;
    const embedded = new Float64Array(points.rows * d);
    inBlocks(points, (block, from) => {
      embedded.set(
        tf.tidy(() => this.rows(block).dataSync()),
        from * d,
      );
    });
    return embedded;
  }

  dispose(): void {
    this.network.dispose();
    this.constants.r.dispose();
  }
}

const WEIGHTS = 48;

/** Directions of less variance than this share of the largest are taken to have it: they would be noise alone. */
const LEAST = 1e-7;
