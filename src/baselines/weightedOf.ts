import type { WeightedInstance } from '../problems/weighted';
import type { Baseline } from './Baseline';

/** What a baseline of a problem with node weights reads of its instance. */
export function weightedOf(instance: Parameters<Baseline['solve']>[0]) {
  const { graph, columns } = instance as WeightedInstance;
  return { graph, weight: columns.weight };
}
