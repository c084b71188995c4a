import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';

/**
 * How much of each node lies in each part of a partition: the share of its edges' weight that leads into it, a soft form of any
 * partition, whoever found it. A node without an edge has none anywhere. O(m + n K).
 *
 * @param partition length n, labels in [0, K)
 * @returns n x K, row by row; a row of a node with an edge sums to 1
 * @throws InputError for another length, or a label outside [0, K)
 * @example memberships(Graph.fromEdges(3, [0, 1], [1, 2]), [0, 0, 1], 2) // 1, 0, 0.5, 0.5, 1, 0
 */
export function memberships(graph: Graph, partition: ArrayLike<number>, k: number): Float64Array {
  const { n, rowPtr, colIdx, weights } = graph;
  if (partition.length !== n)
    throw new InputError({ what: 'partition', expected: `n = ${n} labels`, actual: `${partition.length}` });
  const strengths = graph.strengths();
  const shares = new Float64Array(n * k);
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const label = partition[colIdx[e]!]!;
      if (!(Number.isInteger(label) && label >= 0 && label < k)) {
        const what = `label of node ${colIdx[e]}`;
        throw new InputError({ what, expected: `an integer in [0, K = ${k})`, actual: `${label}` });
      }
      shares[u * k + label]! += (weights === null ? 1 : weights[e]!) / strengths[u]!;
    }
  }
  return shares;
}
