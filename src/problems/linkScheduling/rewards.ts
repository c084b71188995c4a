import type { Solution } from '../Problem';
import { followPolicy, onProduct } from './policy';
import type { SchedulingInstance } from './SchedulingInstance';

/**
 * r(t) = q′ − q of GDPG-Twin's appendix A: packets that a link would have kept after slot t had LGS on q ⊙ r chosen from the
 * same state, less those that it kept. Above 0 where the schedule sent more. O(T (n + m)).
 * @returns T·n numbers, slot after slot
 */
export function rewardsOf({ graph, k, slots, columns }: SchedulingInstance, chosen: Solution): Float64Array {
  const { n } = graph;
  const { arrivals, rates } = columns;
  const queue = new Float64Array(n);
  const rewards = new Float64Array(slots * n);
  let next = 0;
  for (let t = 0; t < slots; t++) {
    const from = t * n;
    for (let i = 0; i < n; i++) queue[i]! += arrivals[from + i]!;
    // One slot of the plain policy from this state is an instance of its own, whose arrivals are the queues.
    const now = { arrivals: queue, rates: rates.subarray(from, from + n) };
    for (const i of followPolicy({ graph, k, slots: 1, columns: now }, onProduct))
      rewards[from + i]! -= Math.min(queue[i]!, rates[from + i]!);
    for (; next < chosen.length && chosen[next]! < from + n; next++) {
      const i = chosen[next]! - from;
      const sent = Math.min(queue[i]!, rates[from + i]!);
      rewards[from + i]! += sent;
      queue[i]! -= sent;
    }
  }
  return rewards;
}
