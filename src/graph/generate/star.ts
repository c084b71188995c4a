import { requireInteger } from '../../errors';
import { Graph } from '../Graph';

/**
 * A star: node 0 joined to all others.
 * @throws InputError for a number of leaves below 0
 * @example star({ leaves: 30 }).degree(0) // 30
 */
export function star({ leaves }: { leaves: number }): Graph {
  requireInteger('leaves', leaves, 0, Number.POSITIVE_INFINITY);
  return Graph.fromEdges(
    leaves + 1,
    new Int32Array(leaves),
    Int32Array.from({ length: leaves }, (_, i) => i + 1),
  );
}
