import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { graphConvolution } from '../ops/graphConvolution';
import { modularityField } from '../ops/modularityField';
import { rowNormalize } from '../ops/rowNormalize';
import { similarity } from '../ops/similarity';
import { softKMeans } from '../ops/softKMeans';
import { softmaxRows } from '../ops/softmaxRows';
import { mixSeed, Rng } from '../random/Rng';
import type { Settings } from '../settings';
import { assignValues, emptyVariable } from './initialize';
import type { DecisionKind, ForwardMode, GraphInput, Model } from './Model';

export interface MeanFieldOptions {
  /** K, parts, at least 1; the weights do not depend on it. */
  k: number;
  /** Of the random vectors; default 0. */
  seed?: number;
  /** Random vectors; default 96. */
  vectors?: number;
  /** Steps that they are diffused; default 16. */
  diffusion?: number;
  /** Mean-field layers; default 10. */
  layers?: number;
  /** Inverse temperature of the clustering between; default 10. */
  beta?: number;
}

/**
 * A search for communities unrolled into a network that reads nothing but edges, and whose few weights belong to no graph and no K.
 *
 * 1. Random vectors are diffused, Y_t = Â Y_{t−1}, and summed up by gates, x_i = Σ_t exp(a_t + b_t ln (1 + d_i)) y_ti: rows that
 *    walks from two nodes share look alike. Less their mean over the walk, with unit length, they are clustered by soft k-means.
 * 2. Layers of mean-field annealing from there: H ← μ_l H + β_l (1 + d_i)^θ (B softmax(H))_i, B as in `modularityField`.
 *
 * Trained: a, b, β, μ and θ, 2 x `diffusion` + 2 x `layers` + 1 numbers. Without training β rises from 8 to 20, with θ = −½.
 * The vectors are drawn by the model's seed, or by a pass's.
 *
 * @example
 * const model = new MeanField({ k: 5, seed: 0 });
 */
export class MeanField implements Model {
  readonly name = 'mean-field';
  readonly k: number;
  readonly variables: Record<'gates' | 'beta' | 'memory' | 'power', tf.Variable>;
  readonly constants: Record<'seed', tf.Variable>;
  private readonly options: Required<MeanFieldOptions>;

  /** @throws InputError for numbers of parts, vectors, steps or layers that are not positive integers, or beta that is not positive */
  constructor(options: MeanFieldOptions) {
    this.options = { seed: 0, vectors: 96, diffusion: 16, layers: 10, beta: 10, ...options };
    const { k, seed, vectors, diffusion, layers, beta } = this.options;
    for (const [what, count] of Object.entries({ K: k, vectors, diffusion, layers })) {
      requireInteger(what, count, 1, Number.POSITIVE_INFINITY);
    }
    if (!(beta > 0)) throw new InputError({ what: 'beta', expected: 'a number above 0', actual: String(beta) });
    this.k = k;
    this.constants = { seed: emptyVariable([DIGITS], { trainable: false }) };
    this.variables = {
      gates: emptyVariable([2, diffusion], { trainable: true }),
      beta: emptyVariable([layers], { trainable: true }),
      memory: emptyVariable([layers], { trainable: true }),
      power: emptyVariable([1], { trainable: true }),
    };
    this.reset(seed);
  }

  /** The same weights for every seed, other vectors. */
  reset(seed: number): void {
    assignValues(
      this.constants.seed,
      Float64Array.from({ length: DIGITS }, (_, i) => Math.floor(seed / BASE ** i) % BASE),
    );
    const { diffusion, layers } = this.options;
    const { gates, beta, memory, power } = this.variables;
    // First steps say least of what is around.
    assignValues(
      gates,
      Float64Array.from({ length: 2 * diffusion }, (_, t) => (t + 1 < diffusion / 4 ? Math.log(0.1) : 0)),
    );
    assignValues(
      beta,
      Float64Array.from({ length: layers }, (_, l) => Math.log(8 + (12 * l) / layers)),
    );
    assignValues(memory, new Float64Array(layers));
    assignValues(power, [-0.5]);
  }

  get settings(): Settings {
    const { vectors, diffusion, layers, beta } = this.options;
    return { vectors, diffusion, layers, beta };
  }

  /** @throws InputError for a selection, which this does not make, or K > n */
  decide({ adjacency }: GraphInput, kind: DecisionKind, mode: ForwardMode = {}): tf.Tensor {
    const { n, inverseDegree } = adjacency;
    requireInteger('K', this.k, 1, n, 'n');
    if (kind !== 'partition') throw new InputError({ what: 'MeanField', expected: 'partition', actual: kind });
    const { layers } = this.options;
    const { beta, memory, power } = this.variables;
    return tf.tidy(() => {
      const logs = tf.tensor2d(
        Float32Array.from(inverseDegree, (share) => -Math.log(share)),
        [n, 1],
      );
      const [rates, kept, scale] = [tf.exp(beta), memory, tf.exp(tf.mul(power, logs))];
      let h = this.clustered(adjacency, logs, mode);
      for (let l = 0; l < layers; l++) {
        const field = tf.mul(modularityField(adjacency, softmaxRows(h)), scale);
        h = tf.add(tf.mul(h, tf.slice(kept, [l], [1])), tf.mul(field, tf.slice(rates, [l], [1]))) as tf.Tensor2D;
      }
      return softmaxRows(h);
    });
  }

  dispose(): void {
    for (const variable of [...Object.values(this.variables), this.constants.seed]) variable.dispose();
  }

  private get seed(): number {
    return Array.from(this.constants.seed.dataSync()).reduce((sum, digit, i) => sum + digit * BASE ** i, 0);
  }

  /** Diffused vectors, clustered: n x K. */
  private clustered(adjacency: GraphInput['adjacency'], logs: tf.Tensor2D, mode: ForwardMode): tf.Tensor2D {
    const { k, vectors, diffusion, beta } = this.options;
    const { n, inverseDegree } = adjacency;
    const seed = mode.dropoutSeed ?? this.seed;
    const rng = new Rng(mixSeed(seed, VECTORS));
    const none = tf.zeros([vectors]) as tf.Tensor1D;
    let y = tf.tensor2d(
      Float32Array.from({ length: n * vectors }, () => rng.normal()),
      [n, vectors],
    );
    let x: tf.Tensor2D | undefined;
    for (let t = 0; t < diffusion; t++) {
      y = graphConvolution(adjacency, y, none);
      const [at, slope] = [0, 1].map((row) => tf.slice(this.variables.gates, [row, t], [1, 1]));
      const gated = tf.mul(y, tf.exp(tf.add(at!, tf.mul(slope!, logs)))) as tf.Tensor2D;
      x = (x === undefined ? gated : tf.add(x, gated)) as tf.Tensor2D;
    }
    // Where a walk ends that goes on for ever, whatever it began with.
    const walk = inverseDegree.map((share) => 1 / share);
    const all = walk.reduce((sum, d) => sum + d, 0);
    const last = tf.tensor2d(
      Float32Array.from(walk, (d) => d / all),
      [1, n],
    );
    const rows = rowNormalize(tf.sub(x!, tf.matMul(last, x!)));
    const mu = softKMeans(rows, tf.zeros([k, vectors]) as tf.Tensor2D, {
      beta,
      iterations: mode.iterations ?? 1,
      forward: 'k-means++',
      backward: 'unrolled',
      seed: mixSeed(seed, SEEDING),
    });
    return tf.mul(similarity(rows, mu), beta);
  }
}

/** The seed is kept beside the weights, in digits that are exact as 32-bit numbers. */
const [DIGITS, BASE] = [3, 2 ** 24];
/** Streams of the seed. */
const [VECTORS, SEEDING] = [88, 89];
