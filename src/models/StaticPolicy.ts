import type * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../errors';
import type { GraphBatch } from '../graph/batchGraphs';
import { repeatRows } from '../ops/repeatRows';
import type { Settings } from '../settings';
import { assignValues, emptyVariable } from './initialize';
import type { Policy } from './Policy';

/**
 * Z itself as what is trained, for one topology that stays (GDPG-Twin, section 3.1.1): n x channels numbers, every node at
 * the given start.
 *
 * @example new StaticPolicy(34, [1]) // Z = 1 at each of 34 nodes
 */
export class StaticPolicy implements Policy {
  private readonly values: tf.Variable;

  constructor(
    private readonly n: number,
    private readonly start: readonly number[],
  ) {
    this.values = emptyVariable([n, start.length], { trainable: true });
    this.reset();
  }

  get variables(): Record<string, tf.Variable> {
    return { z: this.values };
  }

  get undecayed(): readonly tf.Variable[] {
    return [this.values];
  }

  get settings(): Settings {
    return { policy: 'static', start: this.start.join(' ') };
  }

  reset(): void {
    const { n, start } = this;
    assignValues(
      this.values,
      Float64Array.from({ length: n * start.length }, (_, i) => start[i % start.length]!),
    );
  }

  /** The same Z for each copy of the graph in the batch. @throws InputError for a batch of other graphs */
  z({ adjacency, starts }: GraphBatch): tf.Tensor2D {
    const copies = starts.length - 1;
    if (adjacency.n !== copies * this.n) {
      const actual = `${adjacency.n} nodes in ${copies} graphs`;
      throw new InputError({ what: 'batch', expected: `copies of a graph of n = ${this.n} nodes`, actual });
    }
    return repeatRows(this.values as tf.Tensor2D, copies);
  }

  dispose(): void {
    this.values.dispose();
  }
}
