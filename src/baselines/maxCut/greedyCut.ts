import { requireInteger } from '../../errors';
import type { AnyGraph } from '../../graph/DenseGraph';
import { sparseForm } from '../modularity/louvain';

/**
 * A cut by greed: nodes from the largest weighted degree to the smallest, each into the part in which it has least weight of
 * nodes that are placed, the first of equals. It cuts at least (K − 1) / K of all weight. O(m + n log n + n K).
 *
 * @returns labels in [0, K), length n
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @see Sahni & Gonzalez, "P-complete approximation problems", Journal of the ACM 23 (1976)
 * @example greedyCut(Graph.fromEdges(3, [0, 1], [1, 2]), 2) // 1, 0, 1
 */
export function greedyCut(input: AnyGraph, k: number): Int32Array {
  const { n } = input;
  if (n === 0) return new Int32Array(0);
  requireInteger('k', k, 1, n, 'n');
  const { rowPtr, colIdx, weights, ...graph } = sparse(input);
  const order = Int32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => graph.strengths[b]! - graph.strengths[a]! || a - b,
  );
  const labels = new Int32Array(n).fill(-1);
  const toPart = new Float64Array(k);
  for (const u of order) {
    toPart.fill(0);
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const part = labels[colIdx[e]!]!;
      if (part >= 0) toPart[part]! += weights === null ? 1 : weights[e]!;
    }
    labels[u] = toPart.indexOf(toPart.reduce((a, b) => Math.min(a, b)));
  }
  return labels;
}

function sparse(input: AnyGraph) {
  const { rowPtr, colIdx, weights } = sparseForm(input);
  return { rowPtr, colIdx, weights, strengths: input.strengths() };
}
