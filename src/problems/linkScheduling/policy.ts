import type { Graph } from '../../graph/Graph';
import { localGreedy } from '../independentSet/localGreedy';
import type { Solution } from '../Problem';
import type { SchedulingInstance } from './SchedulingInstance';

/** What a policy sees in a slot, after arrivals. */
export interface LinkState {
  readonly graph: Graph;
  readonly slot: number;
  /** q, length n. */
  readonly queue: Float64Array;
  /** r, length n. */
  readonly rate: Float64Array;
}

/** Weights c of the links, length n, on which local greedy scheduling chooses an independent set. */
export type LinkPolicy = (state: LinkState) => ArrayLike<number>;

/** q ⊙ r, the utility of max-weight scheduling, which the paper starts from. */
export const onProduct: LinkPolicy = ({ queue, rate }) => queue.map((q, i) => q * rate[i]!);

/** min(q, r): the packets that would be sent. */
export const onServed: LinkPolicy = ({ queue, rate }) => queue.map((q, i) => Math.min(q, rate[i]!));

/**
 * Plays all slots: each time the policy weighs the links and local greedy scheduling serves an independent set of them.
 * @returns the pairs t·n + i that are served, ascending; a feasible solution whatever the weights
 * @example linkScheduling.value(instance, followPolicy(instance, onServed))
 */
export function followPolicy({ graph, slots, columns }: SchedulingInstance, policy: LinkPolicy): Solution {
  const { n } = graph;
  const { arrivals, rates } = columns;
  const queue = new Float64Array(n);
  const served: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const rate = rates.subarray(slot * n, (slot + 1) * n);
    for (let i = 0; i < n; i++) queue[i]! += arrivals[slot * n + i]!;
    for (const i of localGreedy(graph, policy({ graph, slot, queue, rate }))) {
      queue[i]! -= Math.min(queue[i]!, rate[i]!);
      served.push(slot * n + i);
    }
  }
  return Int32Array.from(served);
}
