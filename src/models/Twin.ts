import * as tf from '@tensorflow/tfjs-core';
import { requireInteger } from '../errors';
import type { GraphBatch } from '../graph/batchGraphs';
import { firstOfTwo } from '../ops/firstOfTwo';
import { rowsBetween } from '../ops/rowsBetween';
import { standardizeGraphs } from '../ops/standardizeGraphs';
import { mixSeed, Rng } from '../random/Rng';
import type { Settings } from '../settings';
import { LaplacianGcn } from './LaplacianGcn';

export interface TwinOptions {
  /** Columns of its input: what is seen of the nodes, and Z. Default 2, a constant 1 and one channel. */
  columns?: number;
  /** Layers, at least 1; default 5. */
  layers?: number;
  /** Width of hidden layers; default 32 (the paper's is 64 for independent sets, the released network's 32). */
  hidden?: number;
  /** Default true. */
  biases?: boolean;
  /** Whether its input is standardised graph by graph, for heuristics that ignore the scale of Z; default true. */
  standardise?: boolean;
  /** Default 0. */
  seed?: number;
}

/** The same n numbers twice, for two gradients. */
export interface Foretold {
  readonly learned: tf.Tensor1D;
  readonly followed: tf.Tensor1D;
}

/**
 * The twin of GDPG-Twin (section 3.1, equation 6): a network that foretells, node by node, what a heuristic guided by Z will
 * bring: ô ≈ E[c ⊙ x]. It can be differentiated where the heuristic cannot, so the gradient of 1ᵀô says how Z should change.
 *
 * Five layers of `laplacianConvolution`, the softmax over two columns at the end, of which the first is ô in [0, 1].
 *
 * @example new Twin({ seed: 0 }).foretell(batchGraphs([graph]), input).learned // n numbers in [0, 1], of an input n x 2
 */
export class Twin {
  readonly network: LaplacianGcn;
  readonly standardise: boolean;

  /** @throws InputError for a width or a number of layers below 1 */
  constructor(options: TwinOptions = {}) {
    const { columns = 2, layers = 5, hidden = 32, biases = true, standardise = true, seed = 0 } = options;
    requireInteger('layers of the twin', layers, 1, Number.POSITIVE_INFINITY);
    this.standardise = standardise;
    const widths = [columns, ...new Array<number>(layers - 1).fill(hidden), 2];
    this.network = new LaplacianGcn({ widths, biases }, rngOf(seed));
  }

  get variables(): Record<string, tf.Variable> {
    return this.network.variables;
  }

  get settings(): Settings {
    const { widths, biases } = this.network;
    return { twinWidths: widths.join('-'), twinBiases: biases.length > 0, standardise: this.standardise };
  }

  reset(seed: number): void {
    this.network.reset(rngOf(seed));
  }

  /**
   * ô of a batch, n numbers, twice: gradients of `learned` go to the twin's weights alone, those of `followed` to its input
   * alone. The caller (or an enclosing `tf.tidy`) disposes of both.
   *
   * @param input what is seen of the nodes and Z, n x columns
   */
  foretell({ adjacency, starts }: GraphBatch, input: tf.Tensor2D): Foretold {
    return tf.tidy(() => {
      const seen = this.standardise ? standardizeGraphs(input, starts) : input;
      const both = firstOfTwo(this.network.apply(adjacency, seen, 'apart'));
      const { n } = adjacency;
      return { learned: rowsBetween(both, 0, n), followed: rowsBetween(both, n, 2 * n) };
    }) as unknown as Foretold;
  }

  dispose(): void {
    this.network.dispose();
  }
}

const rngOf = (seed: number) => new Rng(mixSeed(seed, WEIGHTS));

/** Stream of the twin's seed. */
const WEIGHTS = 12;
