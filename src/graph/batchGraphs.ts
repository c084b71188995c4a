import type { Graph } from './Graph';
import { type SymmetricAdjacency, symmetricAdjacency } from './symmetricAdjacency';

/** Several graphs as one, without edges between them: their matrices stand along the diagonal of one. */
export interface GraphBatch {
  /** Of all nodes, those of the first graph first. */
  readonly adjacency: SymmetricAdjacency;
  /** Where each graph's nodes begin, and at the end their number; length graphs + 1. */
  readonly starts: Int32Array;
}

/**
 * The block-diagonal union of graphs, in which one product serves all. O(n + m) copies. Throws nothing; no graph makes a batch of
 * no nodes.
 * @example batchGraphs([triangle, path]).starts // 0, 3, 5
 */
export function batchGraphs(graphs: readonly Graph[]): GraphBatch {
  const starts = new Int32Array(graphs.length + 1);
  let arcs = 0;
  graphs.forEach(({ n, colIdx }, g) => {
    starts[g + 1] = starts[g]! + n;
    arcs += colIdx.length;
  });
  const n = starts[graphs.length]!;
  const weighted = graphs.some(({ weights }) => weights !== null);
  const rowPtr = new Int32Array(n + 1);
  const colIdx = new Int32Array(arcs);
  const weights = weighted ? new Float32Array(arcs).fill(1) : null;
  const inverseRoot = new Float64Array(n);
  let at = 0;
  for (const [g, graph] of graphs.entries()) {
    appendRows(graph, { rowPtr, colIdx, first: starts[g]!, at });
    if (graph.weights !== null) weights!.set(graph.weights, at);
    inverseRoot.set(symmetricAdjacency(graph).inverseRoot, starts[g]!);
    at += graph.colIdx.length;
  }
  return { adjacency: { n, rowPtr, colIdx, weights, inverseRoot }, starts };
}

/** The rows of a graph whose first node is `first` in the batch and whose first arc is `at`. */
function appendRows(
  { n, rowPtr, colIdx }: Graph,
  to: { rowPtr: Int32Array; colIdx: Int32Array; first: number; at: number },
): void {
  const { first, at } = to;
  for (let i = 1; i <= n; i++) to.rowPtr[first + i] = at + rowPtr[i]!;
  for (let e = 0; e < colIdx.length; e++) to.colIdx[at + e] = first + colIdx[e]!;
}
