import type { Solution } from '../Problem';
import { requireInRange } from '../requireInRange';
import type { SchedulingInstance } from './SchedulingInstance';

/** Packets left in the queues after service. */
export interface Backlog {
  /** Over links and slots. */
  readonly mean: number;
  /** Mean over slots of the median over links. */
  readonly median: number;
  /** Mean over slots, length n. */
  readonly perLink: Float64Array;
}

/**
 * What a schedule leaves in the queues; O(T n log n). All 0 without links.
 * @example backlogOf(instance, followPolicy(instance, onServed)).median
 */
export function backlogOf({ graph: { n }, slots, columns }: SchedulingInstance, chosen: Solution): Backlog {
  const { arrivals, rates } = columns;
  requireInRange('pair t·n + i', chosen, slots * n);
  const queue = new Float64Array(n);
  const perLink = new Float64Array(n);
  let median = 0;
  let next = 0;
  for (let t = 0; t < slots; t++) {
    for (let i = 0; i < n; i++) queue[i]! += arrivals[t * n + i]!;
    for (; next < chosen.length && chosen[next]! < (t + 1) * n; next++) {
      const pair = chosen[next]!;
      queue[pair % n]! -= Math.min(queue[pair % n]!, rates[pair]!);
    }
    for (let i = 0; i < n; i++) perLink[i]! += queue[i]! / slots;
    median += middle(queue) / slots;
  }
  const mean = n === 0 ? 0 : perLink.reduce((sum, one) => sum + one, 0) / n;
  return { mean, median, perLink };
}

function middle(values: Float64Array): number {
  const { length } = values;
  if (length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  return (sorted[(length - 1) >> 1]! + sorted[length >> 1]!) / 2;
}
