import { InputError, requireInteger } from '../../errors';
import { type AnyGraph, DenseGraph } from '../../graph/DenseGraph';

/**
 * Normalised cut of a hard partition into K parts, Ncut = Σ_c cut(S_c) / vol(S_c) (CNC, equations 1 and 2; Shi and Malik 2000),
 * with cut(S) the weight of the edges that leave S and vol(S) = Σ_{i in S} d_i. A part without volume, an empty one or one of
 * isolated nodes, costs 1, the most that a part can. O(m + n + K), or O(n²) for a dense graph.
 *
 * @param partition length n, labels in [0, K)
 * @param k K, so that empty parts count; default the largest label + 1
 * @returns in [0, K]
 * @throws InputError if `partition` has another length, or labels outside [0, K)
 * @example normalizedCutOf(Graph.fromEdges(4, [0, 1, 2], [1, 2, 3]), [0, 0, 1, 1]) // 1 / 3 + 1 / 3
 */
export function normalizedCutOf(graph: AnyGraph, partition: ArrayLike<number>, k?: number): number {
  const parts = k ?? Array.from(partition).reduce((most, label) => Math.max(most, label + 1), 0);
  requireInteger('K', parts, 0, Number.POSITIVE_INFINITY);
  requireLabels(partition, graph.n, parts);
  const { cut, volume } = cutsAndVolumes(graph, partition, parts);
  let sum = 0;
  for (let c = 0; c < parts; c++) sum += volume[c]! > 0 ? cut[c]! / volume[c]! : 1;
  return sum;
}

function requireLabels(partition: ArrayLike<number>, n: number, k: number): void {
  if (partition.length !== n)
    throw new InputError({ what: 'partition', expected: `n = ${n} labels`, actual: `${partition.length}` });
  for (let i = 0; i < n; i++) requireInteger(`part of node ${i}`, partition[i]!, 0, k - 1, 'K − 1');
}

function cutsAndVolumes(graph: AnyGraph, partition: ArrayLike<number>, k: number) {
  const [cut, volume] = [new Float64Array(k), new Float64Array(k)];
  const { n } = graph;
  const strengths = graph.strengths();
  for (let i = 0; i < n; i++) volume[partition[i]!]! += strengths[i]!;
  if (graph instanceof DenseGraph) {
    const { weights } = graph;
    for (let u = 0; u < n; u++)
      for (let v = 0; v < n; v++) if (partition[u] !== partition[v]) cut[partition[u]!]! += weights[u * n + v]!;
    return { cut, volume };
  }
  const { rowPtr, colIdx, weights } = graph;
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++)
      if (partition[u] !== partition[colIdx[e]!]) cut[partition[u]!]! += weights === null ? 1 : weights[e]!;
  }
  return { cut, volume };
}
