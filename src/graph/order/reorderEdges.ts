import type { Graph } from '../Graph';
import { inversePermutation } from './inversePermutation';

/** The edges of a graph: what both `Graph` and `NormalizedAdjacency` have. */
export type Edges = Pick<Graph, 'n' | 'rowPtr' | 'colIdx' | 'weights'>;

/**
 * The same edges with the nodes in another order: node i of the result is node `nodes[i]`. O(n + m).
 *
 * @param nodes each of the n nodes once
 * @throws InputError when it is not a permutation
 */
export function reorderEdges(edges: Edges, nodes: Int32Array): Edges {
  const { n, rowPtr: oldPtr, colIdx: oldCols, weights: oldWeights } = edges;
  const place = inversePermutation(nodes, n);
  const rowPtr = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) rowPtr[i + 1] = rowPtr[i] + oldPtr[nodes[i] + 1] - oldPtr[nodes[i]];
  const colIdx = new Int32Array(oldCols.length);
  const weights = oldWeights === null ? null : new Float32Array(oldCols.length);
  // Each row, in ascending order, tells its neighbours of itself: so every row fills up ascending, without a sort.
  const next = rowPtr.slice(0, n);
  for (let i = 0; i < n; i++) {
    const u = nodes[i];
    for (let e = oldPtr[u]; e < oldPtr[u + 1]; e++) {
      const at = next[place[oldCols[e]]]++;
      colIdx[at] = i;
      if (weights !== null) weights[at] = oldWeights![e];
    }
  }
  return { n, rowPtr, colIdx, weights };
}
