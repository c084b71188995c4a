import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { mergeParts } from '../../problems/normalizedCut/mergeParts';
import { mixSeed } from '../../random/Rng';
import { louvain, sparseForm } from '../modularity/louvain';
import { louvainToK } from '../modularity/louvainToK';
import { countClusters } from '../modularity/relabel';
import { normalizedCutMoves } from './normalizedCutMoves';

/**
 * Louvain's communities merged to K by the normalised cut, see `mergeParts`, then moves of single nodes while the cut falls.
 * Where Louvain finds K or fewer, they are brought to K by modularity first.
 *
 * @returns the part in [0, K) of every node, length n
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @example mergedLouvain(Graph.fromEdges(4, [0, 2], [1, 3]), { k: 2 }) // 0, 0, 1, 1
 */
export function mergedLouvain(input: AnyGraph, options: { k: number; seed?: number }): Int32Array {
  const { k, seed = 0 } = options;
  const graph = sparseForm(input);
  if (graph.n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, graph.n, 'n');
  const communities = louvain(graph, { seed });
  const found = countClusters(communities);
  let labels: Int32Array;
  if (found > k) {
    const group = mergeParts(graph, communities, { k, parts: found });
    labels = communities.map((community) => group[community]!);
  } else labels = louvainToK(graph, { k, seed });
  normalizedCutMoves(graph, labels, k, { seed: mixSeed(seed, 1) });
  return labels;
}
