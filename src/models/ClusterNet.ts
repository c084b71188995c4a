import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { isLarge } from '../graph/isLarge';
import type { ForwardPass } from '../ops/heuristicCentroids';
import { type GcnWeights, partitionNodes } from '../ops/partitionNodes';
import { rowNormalize } from '../ops/rowNormalize';
import { type SelectNodesOptions, selectNodes } from '../ops/selectNodes';
import { similarity } from '../ops/similarity';
import { softAssign } from '../ops/softAssign';
import { type BackwardPass, softKMeans } from '../ops/softKMeans';
import { mixSeed, Rng } from '../random/Rng';
import type { Settings } from '../settings';
import { Gcn, type GcnOptions } from './Gcn';
import { emptyVariable, fillUniform } from './initialize';
import type { DecisionKind, ForwardMode, GraphInput, Model, ModelMemory, ResetReason } from './Model';

export interface ClusterNetOptions extends GcnOptions {
  /** K, parts or facilities, at least 1. */
  k: number;
  /** Inverse temperature of the assignment; default 50 (the paper's for communities; 30 for facilities). */
  beta?: number;
  /** How gradients pass the clustering layer; default `approximate`. */
  backward?: BackwardPass;
  /** What the clustering starts from; default `updates`: centres drawn with the model. */
  forward?: ForwardPass;
  /**
   * Above 0: clustering goes on until no entry of a centre moves by more than this, whatever T is. Default 0; `exact` goes on in
   * any case, then to 1e-5.
   */
  tolerance?: number;
  /**
   * Whether the mean over nodes is taken off the embedding before rows get unit length. Default false, the paper's. Where many
   * edges are passed along, all rows come to point the same way, and what tells them apart is beside the mean.
   */
  centred?: boolean;
  /** How centres become chosen nodes; used for selections only. */
  selection?: SelectNodesOptions;
}

/** The clustering of one forward pass. */
export interface Clustering {
  /** Embedded nodes, n x p, rows of unit length. */
  x: tf.Tensor2D;
  /** Centres, K x p. */
  mu: tf.Tensor2D;
  /** Soft assignment, n x K. */
  r: tf.Tensor2D;
}

/**
 * ClusterNet (Wilder et al. 2019, section 4): a GCN embeds the nodes, differentiable k-means turns the embedding into
 * soft communities, or chooses the nodes nearest to the centres. The starting centres, uniform in [0, 1), are drawn once
 * with the model and stay fixed.
 *
 * @example
 * const model = new ClusterNet({ features: 1433, k: 5, seed: 0 });
 */
export class ClusterNet implements Model {
  readonly name = 'clusternet';
  readonly k: number;
  readonly beta: number;
  readonly backward: BackwardPass;
  readonly forward: ForwardPass;
  readonly tolerance: number;
  readonly centred: boolean;
  readonly selection: SelectNodesOptions;
  readonly gcn: Gcn;
  readonly constants: { mu0: tf.Variable };
  /** Of the draws of a heuristic. */
  private forwardSeed = 0;

  /** @throws InputError for K < 1, a width that is not a positive integer, beta not above 0, a tolerance below 0 */
  constructor(options: ClusterNetOptions) {
    const { k, beta = 50, backward = 'approximate', forward = 'updates', tolerance = 0 } = options;
    const { centred = false, selection = {}, embedding = 50, seed = 0 } = options;
    requireInteger('K', k, 1, Number.POSITIVE_INFINITY);
    if (!(beta > 0)) throw new InputError({ what: 'beta', expected: 'a number above 0', actual: String(beta) });
    if (!(tolerance >= 0)) {
      throw new InputError({ what: 'tolerance', expected: 'a number of at least 0', actual: String(tolerance) });
    }
    this.k = k;
    this.beta = beta;
    this.backward = backward;
    this.forward = forward;
    this.tolerance = tolerance;
    this.centred = centred;
    this.selection = selection;
    this.gcn = new Gcn(options);
    this.constants = { mu0: emptyVariable([k, embedding], { trainable: false }) };
    this.drawCentres(seed);
  }

  get variables(): Record<string, tf.Variable> {
    return this.gcn.variables;
  }

  /**
   * Draws weights and centres anew. For a `start` exactly as a new model of this seed. After a `collapse` with biases at zero
   * whatever the first attempt had: what collapses is a start in which all embedded rows point the same way, so that the
   * centres merge and no gradient is left.
   */
  reset(seed: number, reason: ResetReason = 'collapse'): void {
    this.gcn.reset(seed, reason === 'collapse' ? 'zero' : this.gcn.biases);
    this.drawCentres(seed);
  }

  get settings(): Settings {
    const { hidden, embedding, dropout, biases } = this.gcn;
    const { beta, backward, forward, tolerance, centred, selection } = this;
    const apart = centred ? { centred } : {};
    return { hidden, embedding, dropout, biases, beta, backward, forward, tolerance, ...apart, ...selection };
  }

  memory(input: GraphInput, kind: DecisionKind): ModelMemory {
    const { hidden, embedding } = this.gcn;
    return { hidden, embedding, fused: this.isFused(input, kind) };
  }

  /** Embeds, clusters and assigns; the caller (or an enclosing `tf.tidy`) disposes of the three tensors. */
  cluster(input: GraphInput, mode: ForwardMode = {}): Clustering {
    return tf.tidy(() => {
      const { x, mu } = this.centres(input, mode);
      return { x, mu, r: softAssign(x, mu, this.beta) };
    }) as unknown as Clustering;
  }

  decide(input: GraphInput, kind: DecisionKind, mode: ForwardMode = {}): tf.Tensor {
    if (this.isFused(input, kind)) return this.partition(input, mode);
    return tf.tidy(() => {
      const { x, mu } = this.centres(input, mode);
      return kind === 'partition' ? softAssign(x, mu, this.beta) : selectNodes(similarity(x, mu), this.selection);
    });
  }

  dispose(): void {
    this.gcn.dispose();
    this.constants.mu0.dispose();
  }

  /** Whether `decide` is one op, which pays for a partition of a large graph. */
  private isFused({ adjacency }: GraphInput, kind: DecisionKind): boolean {
    const { backward, forward, tolerance, centred } = this;
    const isPlain = backward === 'approximate' && forward === 'updates' && tolerance === 0 && !centred;
    return kind === 'partition' && isPlain && isLarge(adjacency);
  }

  /** `decide` for a partition in a third of the memory; sums are added in another order, so the last bits differ. */
  private partition({ adjacency, features }: GraphInput, mode: ForwardMode): tf.Tensor2D {
    requireInteger('K', this.k, 1, adjacency.n, 'n');
    const { beta, gcn } = this;
    return partitionNodes(adjacency, features, gcn.variables as unknown as GcnWeights, {
      mu0: this.constants.mu0 as tf.Tensor2D,
      beta,
      iterations: mode.iterations ?? 1,
      rate: mode.dropoutSeed === undefined ? 0 : gcn.dropout,
      seed: mode.dropoutSeed ?? 0,
    });
  }

  private centres(input: GraphInput, mode: ForwardMode): { x: tf.Tensor2D; mu: tf.Tensor2D } {
    requireInteger('K', this.k, 1, input.adjacency.n, 'n');
    const { beta, backward, forward, tolerance, forwardSeed: seed } = this;
    const embedded = this.gcn.embed(input, mode);
    const x = rowNormalize(this.centred ? tf.sub(embedded, tf.mean(embedded, 0, true)) : embedded);
    const mu = softKMeans(x, this.constants.mu0 as tf.Tensor2D, {
      beta,
      backward,
      forward,
      seed,
      iterations: mode.iterations ?? 1,
      ...(tolerance > 0 ? { tolerance } : {}),
    });
    return { x, mu };
  }

  private drawCentres(seed: number): void {
    fillUniform(this.constants.mu0, new Rng(mixSeed(seed, CENTRES)), 0, 1);
    this.forwardSeed = mixSeed(seed, HEURISTIC);
  }
}

const CENTRES = 2;
const HEURISTIC = 3;
