import { componentsWithin } from '../../graph/componentsWithin';
import type { Graph } from '../../graph/Graph';

/** What is left of a graph without some nodes. */
export interface Remains {
  /** Nodes of the largest component. */
  readonly largest: number;
  /** Pairs of nodes that still reach each other. */
  readonly pairs: number;
}

/**
 * The components that are left without the chosen nodes. O(n + m).
 * @example componentsWithout(Graph.fromEdges(3, [0, 1], [1, 2]), [1]) // largest 1, pairs 0
 */
export function componentsWithout(graph: Graph, chosen: ArrayLike<number>): Remains {
  const left = new Uint8Array(graph.n).fill(1);
  for (let i = 0; i < chosen.length; i++) left[chosen[i]!] = 0;
  const { labels, count } = componentsWithin(graph, left);
  const sizes = new Int32Array(count);
  for (const label of labels) if (label >= 0) sizes[label]!++;
  return {
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    pairs: sizes.reduce((sum, size) => sum + (size * (size - 1)) / 2, 0),
  };
}
