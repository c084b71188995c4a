import { Graph } from './Graph';

/**
 * W = A + Σ r_s (ΣA / ΣS_s) S_s: the edges of the first graph, and of each further one r times their total weight, shared out in
 * proportion to its own weights. Over the same n nodes; a graph without edges adds nothing. O(m of all).
 * @example blendGraphs(observed, [{ graph: resourceAllocation(observed), ratio: 3 }])
 */
export function blendGraphs(
  observed: Graph,
  further: readonly { readonly graph: Graph; readonly ratio: number }[],
): Graph {
  const source: number[] = [];
  const target: number[] = [];
  const weights: number[] = [];
  const add = (graph: Graph, factor: number): void =>
    graph.forEachEdge((u, v, weight) => {
      source.push(u);
      target.push(v);
      weights.push(factor * weight);
    });
  add(observed, 1);
  for (const { graph, ratio } of further) {
    if (graph.m > 0 && ratio > 0) add(graph, (ratio * observed.totalStrength()) / graph.totalStrength());
  }
  return Graph.fromEdges(observed.n, source, target, { ids: observed.ids, weights });
}
