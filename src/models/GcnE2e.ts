import * as tf from '@tensorflow/tfjs-core';
import { InputError, requireInteger } from '../errors';
import { sigmoid } from '../ops/sigmoid';
import { softmaxRows } from '../ops/softmaxRows';
import { withinBudget } from '../ops/withinBudget';
import type { Settings } from '../settings';
import { Gcn, type GcnOptions } from './Gcn';
import type { DecisionKind, ForwardMode, GraphInput, Model, ModelMemory } from './Model';

export interface GcnE2eOptions extends Omit<GcnOptions, 'embedding'> {
  /** K, parts or facilities, at least 1. */
  k: number;
  /** What it predicts; the last layer has K columns for a partition and one for a selection. */
  decision: DecisionKind;
}

/**
 * GCN-e2e, the paper's end-to-end baseline (section 5): a GCN whose last layer is the decision itself, trained with the
 * same loss as ClusterNet but without an algorithm inside. Partition: r = softmax of its rows. Selection: x = sigmoid,
 * scaled down to the budget as ClusterNet's.
 *
 * The released code never trains it (its loop steps the other model's optimiser), so numbers from here are new.
 *
 * @example
 * const model = new GcnE2e({ features: 1433, k: 5, decision: 'partition', seed: 0 });
 */
export class GcnE2e implements Model {
  readonly name = 'gcn-e2e';
  readonly k: number;
  readonly decision: DecisionKind;
  readonly gcn: Gcn;
  readonly constants: Record<string, tf.Variable> = {};

  /** @throws InputError for K < 1 or a width that is not a positive integer */
  constructor(options: GcnE2eOptions) {
    const { k, decision, ...gcn } = options;
    requireInteger('K', k, 1, Number.POSITIVE_INFINITY);
    this.k = k;
    this.decision = decision;
    this.gcn = new Gcn({ ...gcn, embedding: decision === 'partition' ? k : 1 });
  }

  get variables(): Record<string, tf.Variable> {
    return this.gcn.variables;
  }

  /** @throws InputError for the kind of decision it was not made for, or K > n */
  decide(input: GraphInput, kind: DecisionKind, mode: ForwardMode = {}): tf.Tensor {
    const { n } = input.adjacency;
    requireInteger('K', this.k, 1, n, 'n');
    if (kind !== this.decision) throw new InputError({ what: 'GcnE2e', expected: this.decision, actual: kind });
    return tf.tidy(() => {
      const scores = this.gcn.embed(input, mode);
      return kind === 'partition' ? softmaxRows(scores) : withinBudget(sigmoid(tf.reshape(scores, [n])), this.k);
    });
  }

  /** As a new model of this seed, for whatever reason. */
  reset(seed: number): void {
    this.gcn.reset(seed);
  }

  get settings(): Settings {
    const { hidden, dropout, biases } = this.gcn;
    return { hidden, dropout, biases };
  }

  memory(): ModelMemory {
    const { hidden, embedding } = this.gcn;
    return { hidden, embedding, fused: false };
  }

  dispose(): void {
    this.gcn.dispose();
  }
}
