import { InputError } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';

/**
 * Newman's modularity of a hard partition, Q = Σ_c (w_c / 2m − γ (D_c / 2m)²), where w_c counts the weight inside
 * cluster c (both directions) and D_c is its total (weighted) degree. Time O(m), or O(n²) for a dense graph.
 *
 * A graph without edges has Q = 0. Q lies in [−1/2, 1] at γ = 1.
 *
 * @param partition length n, the cluster of every node: integers of at least 0, not necessarily contiguous.
 * @param options.resolution γ, default 1.
 * @throws InputError if `partition` has another length or another kind of entry.
 * @see Newman, "Modularity and community structure in networks", PNAS 2006; ClusterNet, section 5.
 * @example modularityOf(Graph.fromEdges(4, [0, 2], [1, 3]), [0, 0, 1, 1]) // 0.5
 */
export function modularityOf(
  graph: AnyGraph,
  partition: ArrayLike<number>,
  options: { resolution?: number } = {},
): number {
  const { resolution = 1 } = options;
  const clusters = clusterCount(partition, graph.n);
  const twoM = graph.totalStrength();
  if (twoM === 0) return 0;
  const strengths = graph.strengths();
  const total = new Float64Array(clusters);
  for (let i = 0; i < graph.n; i++) total[partition[i]!]! += strengths[i]!;
  let expected = 0;
  for (const d of total) expected += (d / twoM) ** 2;
  return weightInside(graph, partition) / twoM - resolution * expected;
}

function clusterCount(partition: ArrayLike<number>, n: number): number {
  if (partition.length !== n) {
    throw new InputError({ what: 'partition', expected: `n = ${n} labels`, actual: `${partition.length}` });
  }
  let largest = -1;
  for (let i = 0; i < n; i++) {
    const label = partition[i]!;
    if (!Number.isInteger(label) || label < 0) {
      throw new InputError({
        what: `cluster of node ${i}`,
        expected: 'an integer of at least 0',
        actual: String(label),
      });
    }
    if (label > largest) largest = label;
  }
  return largest + 1;
}

/** Twice the weight of the edges with both ends in one cluster. */
function weightInside(graph: AnyGraph, partition: ArrayLike<number>): number {
  const { n } = graph;
  const label = Int32Array.from(partition);
  let inside = 0;
  if (graph instanceof DenseGraph) {
    const { weights } = graph;
    for (let u = 0; u < n; u++) {
      for (let v = 0; v < n; v++) if (u !== v && label[u] === label[v]) inside += weights[u * n + v]!;
    }
    return inside;
  }
  const { rowPtr, colIdx, weights } = graph;
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      if (label[u] === label[colIdx[e]!]) inside += weights === null ? 1 : weights[e]!;
    }
  }
  return inside;
}
