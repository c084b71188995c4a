import { Graph } from '../../graph/Graph';

export interface CoarseGraph {
  /** One node a cluster; weights between clusters. What is inside a cluster shows in `strengths` alone. */
  graph: Graph;
  /** Total degree of every cluster, weight inside included. */
  strengths: Float64Array;
}

/** The graph of clusters. `labels`: 0 … clusters − 1, none empty; `strengths`: of the given graph's nodes. */
export function coarsen(graph: Graph, strengths: Float64Array, labels: Int32Array, clusters: number): CoarseGraph {
  const between = new Map<number, number>();
  graph.forEachEdge((u, v, w) => {
    const a = Math.min(labels[u]!, labels[v]!);
    const b = Math.max(labels[u]!, labels[v]!);
    if (a !== b) between.set(a * clusters + b, (between.get(a * clusters + b) ?? 0) + w);
  });
  const source: number[] = [];
  const target: number[] = [];
  for (const key of between.keys()) {
    source.push(Math.floor(key / clusters));
    target.push(key % clusters);
  }
  const total = new Float64Array(clusters);
  for (let i = 0; i < graph.n; i++) total[labels[i]!]! += strengths[i]!;
  const weights = [...between.values()];
  return { graph: Graph.fromEdges(clusters, source, target, { weights }), strengths: total };
}
