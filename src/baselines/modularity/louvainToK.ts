import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { mixSeed } from '../../random/Rng';
import { agglomerate } from './agglomerate';
import { coarsen } from './coarsen';
import { localMoves } from './localMoves';
import { louvain, sparseForm } from './louvain';
import { divideUpTo } from './newman';
import { countClusters, relabel } from './relabel';
import { withIsolatedNodes } from './withIsolatedNodes';

export interface LouvainToKOptions {
  /** Number of communities K, between 1 and n. */
  k: number;
  /** Default 0. */
  seed?: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /** Local moves with K fixed at the end, until none helps; default true. */
  refine?: boolean;
}

/**
 * Louvain's communities brought to K: too many are merged greedily, best change of modularity first (any pair, also one that no
 * edge joins); too few are divided by leading eigenvectors, best gain first, as long as that gains. Then local moves. Nodes without
 * edges go to the cluster of largest total degree.
 *
 * Not in the paper: a strong classical baseline on the observed edges alone.
 *
 * @returns the cluster in [0, K) of every node, length n; fewer than K clusters only where no division gains.
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition).
 * @example louvainToK(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // Int32Array [0, 0, 1, 1]
 */
export function louvainToK(input: AnyGraph, options: LouvainToKOptions): Int32Array {
  const { k, seed = 0, refine = true, resolution = 1 } = options;
  if (input.n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, input.n, 'n');
  const graph = sparseForm(input);
  let labels = withIsolatedNodes(graph.strengths(), louvain(graph, { seed, resolution }));
  const found = countClusters(labels);
  if (found > k) {
    const coarse = coarsen(graph, graph.strengths(), labels, found);
    const { strengths } = coarse;
    const merged = agglomerate(coarse.graph, { k, disconnected: 'best', strengths, resolution });
    labels = labels.map((label) => merged[label]!);
  } else if (found < k) labels = divideUpTo(graph, labels, { k, seed: mixSeed(seed, 1), fineTune: true, resolution });
  labels = relabel(labels);
  if (refine) localMoves(graph, labels, { seed: mixSeed(seed, 2), keepClusters: true, resolution });
  return withIsolatedNodes(graph.strengths(), labels);
}
