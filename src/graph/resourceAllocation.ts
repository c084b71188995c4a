import { Graph } from './Graph';

/**
 * The resource-allocation index of every pair with a common neighbour, S = A D⁻¹ A without its diagonal: each node gives its
 * neighbours a share 1/D of itself, so that what two have in common counts the less the more it has of others. Weights of edges
 * count. O(Σ degree²).
 * @returns over the same n nodes; empty where no path has two edges
 * @see Zhou, Lü & Zhang, "Predicting missing links via local information", European Physical Journal B 71 (2009)
 * @example resourceAllocation(Graph.fromEdges(3, [0, 1], [1, 2])).weights // 0.5, in both directions of the pair (0, 2)
 */
export function resourceAllocation(graph: Graph): Graph {
  const { n, rowPtr, colIdx, weights } = graph;
  const strengths = graph.strengths();
  const score = new Float64Array(n);
  const source: number[] = [];
  const target: number[] = [];
  const values: number[] = [];
  for (let u = 0; u < n; u++) {
    const met: number[] = [];
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const middle = colIdx[e]!;
      const share = (weights === null ? 1 : weights[e]!) / strengths[middle]!;
      for (let f = rowPtr[middle]!; f < rowPtr[middle + 1]!; f++) {
        const v = colIdx[f]!;
        if (v <= u) continue;
        if (score[v] === 0) met.push(v);
        score[v]! += share * (weights === null ? 1 : weights[f]!);
      }
    }
    for (const v of met) {
      source.push(u);
      target.push(v);
      values.push(score[v]!);
      score[v] = 0;
    }
  }
  return Graph.fromEdges(n, source, target, { ids: graph.ids, weights: values });
}
