import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { DenseMatrix } from '../graph/SparseMatrix';
import { gumbelSoftmax } from '../ops/gumbelSoftmax';
import { linear } from '../ops/linear';
import { mixSeed } from '../random/Rng';
import type { Settings } from '../settings';
import { assignValues, emptyVariable } from './initialize';
import { type Activation, Mlp } from './Mlp';
import { inBlocks, type PointModel } from './PointModel';
import type { Siamese } from './Siamese';

export interface CncOptions {
  /** F, columns of the points. */
  features: number;
  /** K, clusters. */
  k: number;
  /** g′, outputs of the network, at least K: spare ones are merged when training has ended. Default K. */
  heads?: number;
  /** Hidden widths; default 256, 256. */
  hidden?: readonly number[];
  /** Default `tanh`. */
  activation?: Activation;
  /** G, trained before, which F then reads the points through: F columns in, as many out as it has. Disposed of with the model. */
  embedding?: Siamese;
  /** Default 0. */
  seed?: number;
}

/**
 * CNC (Nazi et al. 2019): a network F from a point to g′ logits z, softmax(z) its chances to be in each of g′ heads, and a map M of
 * heads to K clusters, g′ x K of zeros and ones. A point goes to the cluster of largest softmax(z) M; no noise, no graph, so
 * new points are assigned as those that it was trained on. `fitPoints` trains it and sets M; before, M deals heads out in turn.
 *
 * @example
 * const model = new Cnc({ features: points.cols, k: 10, heads: 30, seed: 1 });
 * await fitPoints(model, task, { seed: 1 });
 * model.assign(newPoints);
 */
export class Cnc implements PointModel {
  readonly name = 'cnc';
  readonly k: number;
  readonly heads: number;
  readonly network: Mlp;
  readonly embedding: Siamese | null;
  readonly constants: { map: tf.Variable };

  /** @throws InputError for K < 1, fewer heads than K, or a width that is not a positive integer */
  constructor(options: CncOptions) {
    const { features, k, heads = k, hidden = [256, 256], activation = 'tanh', embedding, seed = 0 } = options;
    requireInteger('K', k, 1, Number.POSITIVE_INFINITY);
    requireInteger('heads', heads, k, Number.POSITIVE_INFINITY);
    this.k = k;
    this.heads = heads;
    if (embedding !== undefined && embedding.widths[0] !== features) {
      const expected = `F = ${features} columns in`;
      throw new InputError({ what: 'embedding', expected, actual: String(embedding.widths[0]) });
    }
    this.embedding = embedding ?? null;
    const inputs = embedding?.widths.at(-1) ?? features;
    this.network = new Mlp({ widths: [inputs, ...hidden, heads], activation, seed: mixSeed(seed, WEIGHTS) });
    this.constants = { map: emptyVariable([heads, k], { trainable: false }) };
    this.headsTo(inTurn(heads, k));
  }

  get variables(): Record<string, tf.Variable> {
    return this.network.variables;
  }

  /** Hidden widths. */
  get hidden(): readonly number[] {
    return this.network.widths.slice(1, -1);
  }

  get settings(): Settings {
    const { heads, hidden, network } = this;
    return { heads, hidden: hidden.join('-'), activation: network.activation };
  }

  /** The cluster of each head, length g′. */
  get map(): Int32Array {
    return argmaxRows(this.constants.map.dataSync(), this.k);
  }

  /** @param clusters in [0, K), one a head */
  headsTo(clusters: ArrayLike<number>): void {
    const { heads, k } = this;
    const map = new Float64Array(heads * k);
    for (let h = 0; h < heads; h++) {
      requireInteger(`cluster of head ${h}`, clusters[h]!, 0, k - 1, 'K − 1');
      map[h * k + clusters[h]!] = 1;
    }
    assignValues(this.constants.map, map);
  }

  /** What F reads of points: their embedding, or where there is none the points. */
  inputsOf(points: DenseMatrix): DenseMatrix {
    return this.embedding === null ? points : this.embedding.embed(points);
  }

  /** z of inputs, n x g′; the caller (or an enclosing `tf.tidy`) disposes of it. */
  logits(inputs: DenseMatrix): tf.Tensor2D {
    return this.network.rows(inputs);
  }

  /** softmax(z / τ) M of inputs, n x K: chances of the clusters. The caller (or an enclosing `tf.tidy`) disposes of it. */
  chances(inputs: DenseMatrix, options: { tau?: number } = {}): tf.Tensor2D {
    return linear(gumbelSoftmax(this.logits(inputs), options), this.constants.map as tf.Tensor2D);
  }

  /** The head of largest logit of each input, length n. */
  headsOf(inputs: DenseMatrix): Int32Array {
    return largest(inputs, this.heads, (block) => this.logits(block));
  }

  /** The cluster of each input, length n. */
  clustersOf(inputs: DenseMatrix): Int32Array {
    return largest(inputs, this.k, (block) => this.chances(block));
  }

  assign(points: DenseMatrix): Int32Array {
    return this.clustersOf(this.inputsOf(points));
  }

  reset(seed: number): void {
    this.network.reset(mixSeed(seed, WEIGHTS));
    this.headsTo(inTurn(this.heads, this.k));
  }

  dispose(): void {
    this.network.dispose();
    this.embedding?.dispose();
    this.constants.map.dispose();
  }
}

/** Streams of one model seed. */
const WEIGHTS = 41;

const inTurn = (heads: number, k: number) => Int32Array.from({ length: heads }, (_, h) => h % k);

/** The column of the largest entry of each row, the first of equals. */
function argmaxRows(values: ArrayLike<number>, columns: number): Int32Array {
  return Int32Array.from({ length: values.length / columns }, (_, i) => {
    let best = 0;
    for (let c = 1; c < columns; c++) if (values[i * columns + c]! > values[i * columns + best]!) best = c;
    return best;
  });
}

/** The column of the largest entry of each row of what is computed block by block. */
function largest(inputs: DenseMatrix, columns: number, of: (block: DenseMatrix) => tf.Tensor2D): Int32Array {
  const labels = new Int32Array(inputs.rows);
  inBlocks(inputs, (block, from) => {
    labels.set(
      argmaxRows(
        tf.tidy(() => of(block).dataSync()),
        columns,
      ),
      from,
    );
  });
  return labels;
}
