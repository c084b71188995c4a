import type { Instance, Solution } from '../Problem';
import { partitionViolation } from '../partitionViolation';
import { connectedPieces } from './connectedPieces';
import { termsOf } from './modularityTerms';

/** Null where a partition keeps the terms it was asked under, else what is wrong. Nodes without an edge count if `isolated`. */
export function termsViolation(instance: Instance, partition: Solution): string | null {
  const wrong = partitionViolation(instance, partition);
  if (wrong !== null || instance.terms === undefined) return wrong;
  const { graph, k } = instance;
  const { smallest, largest, connectedParts, isolated } = termsOf(instance);
  const sizes = new Int32Array(k);
  const counts = (i: number): boolean => isolated || graph.degree(i) > 0;
  partition.forEach((label, i) => {
    if (counts(i)) sizes[label]!++;
  });
  const small = sizes.find((size) => size > 0 && size < smallest);
  if (small !== undefined) return `expected communities of at least ${smallest} nodes, but got one of ${small}`;
  const large = largest === 0 ? undefined : sizes.find((size) => size > largest);
  if (large !== undefined) return `expected communities of at most ${largest} nodes, but got one of ${large}`;
  if (!connectedParts) return null;
  const pieces = connectedPieces(graph, partition);
  const first = new Map<number, number>();
  const apart = partition.findIndex((label, i) => {
    if (!counts(i)) return false;
    if (!first.has(label)) first.set(label, pieces[i]!);
    return first.get(label) !== pieces[i];
  });
  return apart < 0 ? null : `expected communities that hang together, but got ${partition[apart]} in several pieces`;
}
