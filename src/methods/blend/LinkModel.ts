import * as tf from '@tensorflow/tfjs-core';
import type { DenseMatrix } from '../../graph/SparseMatrix';
import { currentDevice } from '../../kernels/backend';
import { Mlp } from '../../models/Mlp';
import { mixSeed } from '../../random/Rng';
import { Adam } from '../../training/Adam';

const [HIDDEN, STEPS, LEARNING_RATE] = [16, 150, 0.03];

/** A linear function and a perceptron, added up. */
export class LinkModel {
  private readonly parts: readonly [Mlp, Mlp];

  constructor(columns: number, seed: number) {
    this.parts = [
      new Mlp({ widths: [columns, 1], seed: mixSeed(seed, 0) }),
      new Mlp({ widths: [columns, HIDDEN, 1], activation: 'relu', seed: mixSeed(seed, 1) }),
    ];
  }

  /** By cross-entropy: `labels` 1 for an edge, else 0; `weights`, the pairs that each row stands for. */
  fit(columns: DenseMatrix, { labels, weights }: { labels: Float32Array; weights: Float32Array }): void {
    const adam = new Adam({ learningRate: LEARNING_RATE });
    const [target, weight] = [tf.tensor1d(labels), tf.tensor1d(weights)];
    const { variables } = this;
    for (let step = 0; step < STEPS; step++) {
      tf.tidy(() => {
        const loss = () =>
          tf.losses.sigmoidCrossEntropy(target, this.logits(columns), weight, 0, tf.Reduction.MEAN) as tf.Scalar;
        adam.applyGradients(adam.computeGradients(loss, variables).grads);
      });
    }
    for (const one of [target, weight, adam]) one.dispose();
    currentDevice().release(columns.values);
  }

  /** One a row. */
  probabilities(columns: DenseMatrix): Float32Array {
    const found = tf.tidy(() => this.logits(columns).dataSync() as Float32Array);
    currentDevice().release(columns.values);
    return Float32Array.from(found, (x) => Math.max(LEAST, 1 / (1 + Math.exp(-x))));
  }

  get variables(): tf.Variable[] {
    return this.parts.flatMap((part) => Object.values(part.variables));
  }

  dispose(): void {
    for (const part of this.parts) part.dispose();
  }

  /** One number a row: the logarithm of its odds. */
  logits(columns: DenseMatrix): tf.Tensor1D {
    const [first, second] = this.parts.map((part) => part.rows(columns)) as [tf.Tensor2D, tf.Tensor2D];
    return tf.add(first, second).as1D();
  }
}

/** No pair is impossible, so that each has a weight. */
export const LEAST = 1e-6;
