import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { agglomerate } from './agglomerate';
import { relabel } from './relabel';

export interface CnmOptions {
  /** Number of communities K, between 1 and n. */
  k: number;
  /** 'last' (default): as in the paper; 'best': unconnected communities merge as soon as that costs least. */
  disconnected?: 'last' | 'best';
  /** γ, default 1. The released code's factor of two missing before w_ab amounts to γ = 2 while edges are left. */
  resolution?: number;
}

/**
 * Greedy modularity agglomeration stopped at K communities. Deterministic.
 *
 * On a graph with more than K components, `disconnected: 'last'` first merges every component into one community, losses
 * included, and then the smallest with each other: little is left of the communities inside the largest component. That is
 * the paper's "Train-CNM"; `'best'` is the same greedy rule without that blind spot.
 *
 * @returns the cluster in [0, K) of every node, length n; exactly K clusters.
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition).
 * @see Clauset, Newman & Moore, "Finding community structure in very large networks", PRE 2004; ClusterNet, section 5.
 * @example cnm(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // Int32Array [0, 0, 1, 1]
 */
export function cnm(graph: AnyGraph, options: CnmOptions): Int32Array {
  if (graph.n === 0) return new Int32Array(0);
  requireInteger('k', options.k, 1, graph.n, 'n');
  return relabel(agglomerate(graph, options));
}
