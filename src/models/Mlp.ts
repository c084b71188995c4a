import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { addBias } from '../ops/addBias';
import { linear } from '../ops/linear';
import { reluDropoutLinear } from '../ops/reluDropoutLinear';
import { tanhRows } from '../ops/tanhRows';
import { Rng } from '../random/Rng';
import { assignValues, emptyVariable, fillUniform } from './initialize';

export type Activation = 'relu' | 'tanh';

export interface MlpOptions {
  /** F, the hidden widths, columns of the output: at least two numbers. */
  widths: readonly number[];
  /** After every layer but the last; default `tanh`. */
  activation?: Activation;
  /** Default 0. */
  seed?: number;
}

/**
 * A perceptron of several layers: x W1 + b1, σ, x W2 + b2, σ, …, the last layer linear. Weights start Glorot-uniform,
 * ±√(6 / (f + h)), biases at 0.
 *
 * @example new Mlp({ widths: [60, 256, 256, 10], seed: 1 })
 */
export class Mlp {
  readonly widths: readonly number[];
  readonly activation: Activation;
  private readonly layers: readonly { readonly w: tf.Variable; readonly b: tf.Variable }[];

  /** @throws InputError for fewer than two widths, one that is not a positive integer, or an activation that there is not */
  constructor({ widths, activation = 'tanh', seed = 0 }: MlpOptions) {
    if (widths.length < 2) throw new InputError({ what: 'widths', expected: 'at least 2', actual: `${widths.length}` });
    for (const width of widths) requireInteger('width', width, 1, Number.POSITIVE_INFINITY);
    if (activation !== 'relu' && activation !== 'tanh') {
      throw new InputError({ what: 'activation', expected: 'relu or tanh', actual: JSON.stringify(activation) });
    }
    this.widths = widths;
    this.activation = activation;
    this.layers = widths.slice(1).map((h, l) => ({
      w: emptyVariable([widths[l]!, h], { trainable: true }),
      b: emptyVariable([h], { trainable: true }),
    }));
    this.reset(seed);
  }

  /** By name: w1, b1, w2, … */
  get variables(): Record<string, tf.Variable> {
    return Object.fromEntries(
      this.layers.flatMap(({ w, b }, l) => [
        [`w${l + 1}`, w],
        [`b${l + 1}`, b],
      ]),
    );
  }

  /** Exactly as a new one of this seed. */
  reset(seed: number): void {
    const rng = new Rng(seed);
    for (const { w, b } of this.layers) {
      const bound = Math.sqrt(6 / (w.shape[0]! + w.shape[1]!));
      fillUniform(w, rng, -bound, bound);
      assignValues(b, new Float64Array(b.size));
    }
  }

  /**
   * The last layer's output, n x h; the caller (or an enclosing `tf.tidy`) disposes of it and of what is on the way.
   * @throws InputError for points of other than F columns
   */
  rows(points: DenseMatrix): tf.Tensor2D {
    const last = this.layers.length - 1;
    let x: tf.Tensor2D | undefined;
    this.layers.forEach(({ w, b }, l) => {
      const weights = w as tf.Tensor2D;
      const hidden = x === undefined ? linear(points, weights) : this.onward(x, weights);
      x =
        l === last || this.activation === 'relu'
          ? addBias(hidden, b as tf.Tensor1D)
          : tanhRows(hidden, b as tf.Tensor1D);
    });
    return x!;
  }

  dispose(): void {
    for (const variable of Object.values(this.variables)) variable.dispose();
  }

  private onward(x: tf.Tensor2D, w: tf.Tensor2D): tf.Tensor2D {
    return this.activation === 'relu' ? reluDropoutLinear(x, w, { rate: 0 }) : linear(x, w);
  }
}
