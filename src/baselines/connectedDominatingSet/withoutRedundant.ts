import { isNeeded } from '../../problems/connectedDominatingSet/isNeeded';
import { dropKeepingConnected } from '../../problems/steinerTree/dropKeepingConnected';
import type { WeightedInstance } from '../../problems/weighted';
import type { SettingSpecs } from '../../settings';

export const DROP = {
  drop: { default: false, about: 'whether nodes that the set can do without are dropped, dearest first' },
} as const satisfies SettingSpecs;

/** The set without nodes that it can do without, dearest first: what is left hangs together and dominates. */
export function withoutRedundant({ graph, columns }: WeightedInstance, set: Int32Array): Int32Array {
  return dropKeepingConnected(graph, set, columns.weight, (node, inside) => isNeeded(graph, node, inside));
}
