import * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import { featureConvolution } from '../ops/featureConvolution';
import { graphConvolution } from '../ops/graphConvolution';
import { reluDropoutLinear } from '../ops/reluDropoutLinear';
import { mixSeed, Rng } from '../random/Rng';
import { emptyVariable, fillUniform } from './initialize';
import type { ForwardMode, GraphInput } from './Model';

export interface GcnOptions {
  /** F, columns of the node features. */
  features: number;
  /** Width of the hidden layer; default 50. */
  hidden?: number;
  /** p, width of the embedding; default 50. */
  embedding?: number;
  /** Dropout rate after the hidden layer while training, in [0, 1); default 0.2. */
  dropout?: number;
  /** Default 0. */
  seed?: number;
  /**
   * How biases start: `uniform` in ±1/√(columns) as in the released code (default), or `zero`. Bag-of-words rows that sum
   * to 1 make X W tiny beside uniform biases, so all embeddings start in nearly one direction; with `zero` they differ.
   */
  biases?: BiasStart;
}

export type BiasStart = 'uniform' | 'zero';

/**
 * Two graph convolutions (Kipf & Welling 2017): Â ReLU(Â X W1 + b1) W2 + b2 with dropout between them and
 * Â = D⁻¹(A + I). Weights and biases start uniform in ±1/√(columns of the layer), as in ClusterNet's released code.
 */
export class Gcn {
  readonly variables: { w1: tf.Variable; b1: tf.Variable; w2: tf.Variable; b2: tf.Variable };
  readonly dropout: number;
  readonly biases: BiasStart;

  /** @throws InputError when a width is not a positive integer */
  constructor(options: GcnOptions) {
    const { features, hidden = 50, embedding = 50, dropout = 0.2, seed = 0, biases = 'uniform' } = options;
    for (const [what, width] of Object.entries({ features, hidden, embedding })) {
      requireInteger(`Gcn ${what}`, width, 1, Number.POSITIVE_INFINITY);
    }
    this.dropout = dropout;
    this.biases = biases;
    this.variables = {
      w1: emptyVariable([features, hidden], { trainable: true }),
      b1: emptyVariable([hidden], { trainable: true }),
      w2: emptyVariable([hidden, embedding], { trainable: true }),
      b2: emptyVariable([embedding], { trainable: true }),
    };
    this.reset(seed);
  }

  /** Hidden width. */
  get hidden(): number {
    return this.variables.w1.shape[1]!;
  }

  /** p. */
  get embedding(): number {
    return this.variables.w2.shape[1]!;
  }

  /** Draws weights and biases anew, by default as a new `Gcn` of this seed has them. */
  reset(seed: number, biases: BiasStart = this.biases): void {
    const rng = new Rng(mixSeed(seed, WEIGHTS));
    const { w1, b1, w2, b2 } = this.variables;
    for (const variable of [w1, b1, w2, b2]) {
      const bound = variable.rank === 1 && biases === 'zero' ? 0 : 1 / Math.sqrt(variable.shape[variable.rank - 1]);
      fillUniform(variable, rng, -bound, bound);
    }
  }

  /** Embedding of every node, n x p; the caller (or an enclosing `tf.tidy`) disposes of it. */
  embed({ adjacency, features }: GraphInput, mode: ForwardMode = {}): tf.Tensor2D {
    const { w1, b1, w2, b2 } = this.variables;
    const rate = mode.dropoutSeed === undefined ? 0 : this.dropout;
    return tf.tidy(() => {
      const hidden = featureConvolution(adjacency, features, w1 as tf.Tensor2D, b1 as tf.Tensor1D);
      const active = reluDropoutLinear(hidden, w2 as tf.Tensor2D, { rate, seed: mode.dropoutSeed ?? 0 });
      return graphConvolution(adjacency, active, b2 as tf.Tensor1D);
    });
  }

  dispose(): void {
    for (const variable of Object.values(this.variables)) variable.dispose();
  }
}

/** Streams of one model seed: the weights do not change when something else draws more. */
const WEIGHTS = 1;
