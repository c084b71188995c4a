import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';
import type { Graph } from '../../graph/Graph';
import { mixSeed } from '../../random/Rng';
import { coarsen } from './coarsen';
import { localMoves } from './localMoves';
import { countClusters, relabel } from './relabel';

/** A dense graph as compressed rows, which the local moves work on; 8 bytes a non-zero entry. */
export function sparseForm(graph: AnyGraph): Graph {
  return graph instanceof DenseGraph ? graph.toGraph() : graph;
}

/**
 * The Louvain method: local moves from singletons, then the same on the graph of clusters, until nothing moves. As many clusters as
 * that gives (isolated nodes stay alone). O(m) a sweep, few sweeps and levels in practice.
 *
 * @param options.seed of the visiting orders, default 0.
 * @param options.resolution γ of the modularity, default 1.
 * @returns the cluster of every node, 0 … without a gap, length n.
 * @see Blondel, Guillaume, Lambiotte & Lefebvre, "Fast unfolding of communities in large networks", 2008.
 * @example louvain(Graph.fromEdges(4, [0, 2], [1, 3])) // Int32Array [0, 0, 1, 1]
 */
export function louvain(input: AnyGraph, options: { seed?: number; resolution?: number } = {}): Int32Array {
  const { seed = 0, resolution = 1 } = options;
  const graph = sparseForm(input);
  const labels = Int32Array.from({ length: graph.n }, (_, i) => i);
  let level = { graph, strengths: graph.strengths() };
  for (let depth = 0; ; depth++) {
    const moved = Int32Array.from({ length: level.graph.n }, (_, i) => i);
    const { strengths } = level;
    if (localMoves(level.graph, moved, { seed: mixSeed(seed, depth), strengths, resolution }) === 0) break;
    const clusters = relabel(moved);
    for (let i = 0; i < graph.n; i++) labels[i] = clusters[labels[i]!]!;
    level = coarsen(level.graph, level.strengths, clusters, countClusters(clusters));
  }
  return relabel(labels);
}
