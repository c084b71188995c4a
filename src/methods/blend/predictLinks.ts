import { smoothRows } from '../../features/smoothRows';
import { tfIdf } from '../../features/tfIdf';
import { blendGraphs } from '../../graph/blendGraphs';
import type { Graph } from '../../graph/Graph';
import { cosineNeighbors } from '../../graph/neighbors/cosineNeighbors';
import { resourceAllocation } from '../../graph/resourceAllocation';
import type { Features, SparseMatrix } from '../../graph/SparseMatrix';
import { learnLinks } from './learnLinks';

/**
 * Where predicted edges come from.
 * - `none`: there are none.
 * - `allocation`: common neighbours, see `resourceAllocation`.
 * - `words`: what nodes say of themselves: nearest neighbours by tf-idf.
 * - `smoothed`: the same after each node has taken the mean over its neighbours, a few times.
 * - `learned`: `smoothed`, and of equal total weight what is learned of the edges given, see `learnLinks`.
 * - `tuned`: both trained further, with their weights, by the modularity of what is decided, see `tuneLinks`.
 */
export const LINK_SOURCES = ['none', 'allocation', 'words', 'smoothed', 'learned', 'tuned'] as const;
export type LinkSource = (typeof LINK_SOURCES)[number];

export interface LinkOptions {
  /** Others that a node points to. */
  neighbors: number;
  /** Times that words are smoothed over the edges. */
  smoothing: number;
  /** Of what is learned. */
  seed: number;
}

/**
 * What nodes say of themselves, or null. Sparse columns are words or attributes, unless no two nodes share one; dense ones were
 * made from the edges, so they say nothing that the edges do not.
 */
export function ownWords(features: Features): SparseMatrix | null {
  if (features.kind !== 'sparse') return null;
  return new Set(features.colIdx).size < features.colIdx.length ? features : null;
}

/** S, the graph that a source predicts from the edges given and the nodes' words; without words, from common neighbours. */
export function predictLinks(
  source: Exclude<LinkSource, 'none' | 'tuned'>,
  graph: Graph,
  words: SparseMatrix | null,
  options: LinkOptions,
): Graph {
  if (source === 'allocation' || words === null) return resourceAllocation(graph);
  const { neighbors } = options;
  const near =
    source === 'words' ? cosineNeighbors(tfIdf(words), { k: neighbors }) : nearByWords(graph, words, options);
  return source === 'learned' ? blendGraphs(near, [{ graph: learnLinks(graph, words, options), ratio: 1 }]) : near;
}

/** `smoothed`. */
export function nearByWords(
  graph: Graph,
  words: SparseMatrix,
  { neighbors, smoothing }: Omit<LinkOptions, 'seed'>,
): Graph {
  return cosineNeighbors(smoothRows(graph, tfIdf(words), smoothing), { k: neighbors });
}
