import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import type { GraphBatch } from '../graph/batchGraphs';
import { leakyRelu } from '../ops/leakyRelu';
import { sigmoid } from '../ops/sigmoid';
import { mixSeed, Rng } from '../random/Rng';
import type { Settings } from '../settings';
import { LaplacianGcn } from './LaplacianGcn';
import type { Policy } from './Policy';

/** What the actor's last layer ends in. */
export const ACTOR_OUTPUTS = ['leaky-relu', 'relu', 'linear', 'sigmoid'] as const;
export type ActorOutput = (typeof ACTOR_OUTPUTS)[number];

export interface ActorOptions {
  /** Columns of its input; default 1, a constant. */
  columns?: number;
  /** Columns of Z; default 1. */
  channels?: number;
  /** Layers, at least 1; default 3, the paper's for independent sets. */
  layers?: number;
  /** Width of hidden layers; default 32. */
  hidden?: number;
  /** Default true. */
  biases?: boolean;
  /** Default `leaky-relu`: a plain ReLU has no gradient where it is 0, and can stay there. */
  output?: ActorOutput;
  /**
   * The Z, one number a channel, that it starts near: the last bias is set to it and the last kernels are a tenth of what
   * they would be. Absent: wherever the draw puts it.
   */
  near?: readonly number[];
  /** Default 0. */
  seed?: number;
}

/**
 * The actor Ψ of GDPG-Twin (section 3.1): from the topology, and what its nodes are, to Z, n x channels, the numbers by which
 * each node guides a heuristic. A stack of `laplacianConvolution` with leaky ReLUs between.
 *
 * @example
 * const actor = new Actor({ near: [1], seed: 0 });
 * const z = actor.z(batchGraphs([graph]), tf.ones([graph.n, 1])); // n x 1, all near 1
 */
export class Actor implements Policy {
  readonly network: LaplacianGcn;
  readonly output: ActorOutput;
  private readonly near: readonly number[] | undefined;

  /** @throws InputError for a width or a number of layers below 1, or a start that the output cannot have */
  constructor(options: ActorOptions = {}) {
    const { columns = 1, channels = 1, layers = 3, hidden = 32, biases = true, output = 'leaky-relu' } = options;
    requireInteger('layers of the actor', layers, 1, Number.POSITIVE_INFINITY);
    this.output = output;
    this.near = options.near;
    const widths = [columns, ...new Array<number>(layers - 1).fill(hidden), channels];
    this.network = new LaplacianGcn({ widths, biases }, rngOf(options.seed ?? 0));
    this.moveNear();
  }

  get variables(): Record<string, tf.Variable> {
    return this.network.variables;
  }

  get undecayed(): readonly tf.Variable[] {
    return this.network.biases;
  }

  get settings(): Settings {
    return { widths: this.network.widths.join('-'), output: this.output, biases: this.network.biases.length > 0 };
  }

  reset(seed: number): void {
    this.network.reset(rngOf(seed));
    this.moveNear();
  }

  z({ adjacency }: GraphBatch, inputs: tf.Tensor2D): tf.Tensor2D {
    return tf.tidy(() => {
      const last = this.network.apply(adjacency, inputs, 'weights');
      if (this.output === 'linear') return last;
      return this.output === 'sigmoid' ? sigmoid(last) : leakyRelu(last, this.output === 'relu' ? 0 : 0.2);
    });
  }

  dispose(): void {
    this.network.dispose();
  }

  private moveNear(): void {
    if (this.near !== undefined)
      this.network.startNear(
        this.near.map((z) => beforeOutput(this.output, z)),
        0.1,
      );
  }
}

/** What the last layer has to give for the output to be z. */
function beforeOutput(output: ActorOutput, z: number): number {
  const fits = output === 'sigmoid' ? z > 0 && z < 1 : output === 'relu' ? z > 0 : true;
  if (!fits) {
    const expected = output === 'relu' ? 'above 0' : 'between 0 and 1';
    throw new InputError({ what: `start of an actor that ends in ${output}`, expected, actual: String(z) });
  }
  if (output === 'sigmoid') return Math.log(z / (1 - z));
  return output === 'leaky-relu' && z < 0 ? z / 0.2 : z;
}

const rngOf = (seed: number) => new Rng(mixSeed(seed, WEIGHTS));

/** Stream of the actor's seed. */
const WEIGHTS = 11;
