import { smoothRows } from '../../features/smoothRows';
import { tfIdf } from '../../features/tfIdf';
import type { Graph } from '../../graph/Graph';
import { cosineNeighbors } from '../../graph/neighbors/cosineNeighbors';
import { resourceAllocation } from '../../graph/resourceAllocation';
import type { Features, SparseMatrix } from '../../graph/SparseMatrix';

/**
 * Where predicted edges come from.
 * - `none`: there are none.
 * - `allocation`: common neighbours, see `resourceAllocation`.
 * - `words`: what nodes say of themselves: nearest neighbours by tf-idf.
 * - `smoothed`: the same after each node has taken the mean over its neighbours, a few times.
 */
export const LINK_SOURCES = ['none', 'allocation', 'words', 'smoothed'] as const;
export type LinkSource = (typeof LINK_SOURCES)[number];

export interface LinkOptions {
  /** Others that a node points to. */
  neighbors: number;
  /** Times that words are smoothed over the edges. */
  smoothing: number;
}

/**
 * What nodes say of themselves, or null. Sparse columns are words or attributes; dense ones were made from the edges, so they say
 * nothing that the edges do not.
 */
export function ownWords(features: Features): SparseMatrix | null {
  return features.kind === 'sparse' && features.cols > 0 ? features : null;
}

/** S, the graph that a source predicts from the edges given and the nodes' words. */
export function predictLinks(
  source: Exclude<LinkSource, 'none'>,
  graph: Graph,
  words: SparseMatrix | null,
  { neighbors, smoothing }: LinkOptions,
): Graph {
  if (source === 'allocation' || words === null) return resourceAllocation(graph);
  const z = tfIdf(words);
  return cosineNeighbors(source === 'words' ? z : smoothRows(graph, z, smoothing), { k: neighbors });
}
