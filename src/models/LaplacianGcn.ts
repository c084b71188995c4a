import type * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { SymmetricAdjacency } from '../graph/symmetricAdjacency';
import { type LaplacianStackOptions, laplacianStack } from '../ops/laplacianStack';
import type { Rng } from '../random/Rng';
import { assignValues, emptyVariable, fillUniform } from './initialize';

export interface LaplacianGcnOptions {
  /** g0 … gL: input columns, hidden widths, output columns; at least two numbers. */
  widths: readonly number[];
  /** Default true. */
  biases?: boolean;
}

/** Trained tensors of one layer. */
interface LayerVariables {
  readonly own: tf.Variable;
  readonly laplacian: tf.Variable;
  readonly bias: tf.Variable | null;
}

/** Slope of hidden leaky ReLUs (Keras's default then; the paper gives none). */
const SLOPE = 0.2;

/**
 * The GCNN of GDPG-Twin (appendix E, equation 27): S ← σ(S Θ0 + L S Θ1 + b) layer by layer, L the normalised Laplacian, σ leaky
 * ReLU of slope 0.2 after all layers but the last, which stays linear for the owner to finish.
 *
 * Kernels start Glorot-uniform over both of a layer's weights, ±√(6 / (2 (g + h))); biases at 0.
 */
export class LaplacianGcn {
  readonly widths: readonly number[];
  private readonly layers: readonly LayerVariables[];

  /** @throws InputError for fewer than two widths, or one that is not a positive integer */
  constructor({ widths, biases = true }: LaplacianGcnOptions, rng: Rng) {
    if (widths.length < 2) {
      throw new InputError({ what: 'LaplacianGcn widths', expected: 'at least 2', actual: `${widths.length}` });
    }
    for (const width of widths) requireInteger('LaplacianGcn width', width, 1, Number.POSITIVE_INFINITY);
    this.widths = widths;
    this.layers = widths.slice(1).map((h, l) => {
      const g = widths[l]!;
      return {
        own: emptyVariable([g, h], { trainable: true }),
        laplacian: emptyVariable([g, h], { trainable: true }),
        bias: biases ? emptyVariable([h], { trainable: true }) : null,
      };
    });
    this.reset(rng);
  }

  /** By name: own1, laplacian1, bias1, own2, … */
  get variables(): Record<string, tf.Variable> {
    const entries = this.layers.flatMap(({ own, laplacian, bias }, l) => [
      [`own${l + 1}`, own] as const,
      [`laplacian${l + 1}`, laplacian] as const,
      ...(bias === null ? [] : [[`bias${l + 1}`, bias] as const]),
    ]);
    return Object.fromEntries(entries);
  }

  /** Biases of all layers; none where it was made without. */
  get biases(): readonly tf.Variable[] {
    return this.layers.flatMap(({ bias }) => bias ?? []);
  }

  /** Draws all kernels anew and sets biases to 0. */
  reset(rng: Rng): void {
    for (const { own, laplacian, bias } of this.layers) {
      const [g, h] = own.shape as [number, number];
      const bound = Math.sqrt(6 / (2 * (g + h)));
      fillUniform(own, rng, -bound, bound);
      fillUniform(laplacian, rng, -bound, bound);
      if (bias !== null) assignValues(bias, new Float64Array(h));
    }
  }

  /**
   * Makes the last layer's kernels `factor` times as large and its bias what the output is to start near.
   * @throws InputError for a network without biases, or other than one number an output column
   */
  startNear(output: readonly number[], factor: number): void {
    const { own, laplacian, bias } = this.layers.at(-1)!;
    if (bias === null || output.length !== bias.size) {
      const expected = bias === null ? 'a network with biases' : `${bias.size} numbers`;
      throw new InputError({ what: 'start near given outputs', expected, actual: `${output.length} numbers` });
    }
    for (const kernel of [own, laplacian]) {
      const values = kernel.dataSync();
      assignValues(
        kernel,
        values.map((value) => factor * value),
      );
    }
    assignValues(bias, output);
  }

  /**
   * The last layer's output before any activation, n x gL; the caller (or an enclosing `tf.tidy`) disposes of it.
   *
   * @param s n x g0
   * @param gradients who learns from it, see `laplacianStack`; with `apart` the output comes twice, 2n x gL
   */
  apply(
    adjacency: SymmetricAdjacency,
    s: tf.Tensor2D,
    gradients: LaplacianStackOptions['gradients'] & {} = 'all',
  ): tf.Tensor2D {
    const layers = this.layers.map(({ own, laplacian, bias }) => ({
      own: own as tf.Tensor2D,
      laplacian: laplacian as tf.Tensor2D,
      bias: bias as tf.Tensor1D | null,
    }));
    return laplacianStack(adjacency, s, layers, { gradients, slope: SLOPE });
  }

  dispose(): void {
    for (const variable of Object.values(this.variables)) variable.dispose();
  }
}
