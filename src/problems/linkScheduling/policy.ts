import { localGreedy } from '../independentSet/localGreedy';
import type { SlotPolicy, Solution } from '../Problem';
import type { SchedulingInstance } from './SchedulingInstance';

/** What a policy sees of each link, after arrivals: q, r and min(q, r), the packets that would be sent. */
export const LINK_STATE = ['queue', 'rate', 'served'] as const;

/**
 * q ⊙ r, the utility of max-weight scheduling, which the paper starts from.
 * @example linkScheduling.value(instance, followPolicy(instance, onProduct))
 */
export const onProduct: SlotPolicy = ([queue, rate]) => queue!.map((q, i) => q * rate![i]!);

/**
 * min(q, r), the packets that would be sent.
 * @example linkScheduling.value(instance, followPolicy(instance, onServed))
 */
export const onServed: SlotPolicy = ([, , served]) => served!;

/**
 * Plays all slots: each time the policy weighs the links and local greedy scheduling serves an independent set of them.
 * @returns the pairs t·n + i that are served, ascending; a feasible solution whatever the weights
 * @example linkScheduling.value(instance, followPolicy(instance, onServed))
 */
export function followPolicy({ graph, slots, columns }: SchedulingInstance, policy: SlotPolicy): Solution {
  const { n } = graph;
  const { arrivals, rates } = columns;
  const queue = new Float64Array(n);
  const served: number[] = [];
  for (let slot = 0; slot < slots; slot++) {
    const rate = rates.subarray(slot * n, (slot + 1) * n);
    for (let i = 0; i < n; i++) queue[i]! += arrivals[slot * n + i]!;
    const sent = queue.map((q, i) => Math.min(q, rate[i]!));
    for (const i of localGreedy(graph, policy([queue, rate, sent], slot))) {
      queue[i]! -= sent[i]!;
      served.push(slot * n + i);
    }
  }
  return Int32Array.from(served);
}
