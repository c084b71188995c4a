import { NodeHeap } from '../../graph/distance/NodeHeap';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';

/** What a node costs for what it would cover; U are the nodes that are not covered yet. */
export const COVER_RULES = ['shared', 'scale-free', 'count'] as const;
export type CoverRule = (typeof COVER_RULES)[number];

export interface GreedyDominatingSetOptions {
  /**
   * ω(v), of which the smallest is taken:
   * - `shared` (default): c(v) / (1 + Σ_{u ∈ N(v) ∩ U} (c(u) + 10⁻⁶)), equation 29. It depends on the unit of c.
   * - `scale-free`: c(v) / Σ_{u ∈ N(v) ∩ U} c(u), its limit for large c.
   * - `count`: c(v) / |N[v] ∩ U|, the greedy for set cover, within ln(largest degree + 1) + 1 of the best (Chvátal 1979).
   */
  rule?: CoverRule;
  /**
   * Whether a node that is the only one left in its neighbourhood may be taken for itself. Default false, as released: one
   * of its neighbours must be, whatever it costs. Isolated nodes are taken in any case, and `count` always allows it.
   */
  self?: boolean;
}

/**
 * A dominating set by greed (GDPG-Twin, equation 29): takes the node with the smallest ω(v) until every node is chosen or
 * next to a chosen one; of equals the lowest index. Nodes that would cover no neighbour are passed over.
 *
 * ω only grows while nodes are covered, so a heap of old values is enough: what comes out on top is computed anew, and goes
 * back unless it has stayed the same. O(m log n) for few such returns a node.
 *
 * @param weights c, length n; what is negative counts as 0, of more than 10²⁹⁰ that much
 * @returns chosen nodes, ascending
 * @example greedyDominatingSet(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 1, 1]) // Int32Array [1]
 */
export function greedyDominatingSet(
  graph: Graph,
  weights: ArrayLike<number>,
  { rule = 'shared', self = false }: GreedyDominatingSetOptions = {},
): Int32Array {
  const { n, rowPtr, colIdx } = graph;
  const c = new Float64Array(n);
  for (let i = 0; i < n; i++) c[i] = weights[i]! > 0 ? Math.min(weights[i]!, HUGE) : 0;
  const covered = new Uint8Array(n);
  const chosen = new Uint8Array(n);

  /** ω(v), or ∞ for a node that covers nothing. */
  const score = (v: number): number => {
    let count = 0;
    let sum = 0;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
      const u = colIdx[e]!;
      if (covered[u] === 1) continue;
      count++;
      sum += rule === 'shared' ? c[u]! + 1e-6 : c[u]!;
    }
    const alone = covered[v] === 0;
    if (rule === 'count') return count === 0 && !alone ? NOTHING : c[v]! / (count + (alone ? 1 : 0));
    const useful = count > 0 || (alone && (self || rowPtr[v] === rowPtr[v + 1]));
    if (!useful) return NOTHING;
    return rule === 'shared' ? c[v]! / (1 + sum) : c[v] === 0 ? 0 : Math.min(LARGEST, c[v]! / sum);
  };

  const heap = new NodeHeap(n);
  for (let v = 0; v < n; v++) heap.offer(v, score(v));
  for (let left = n; left > 0; ) {
    const v = heap.take();
    const old = heap.keyOf(v);
    const now = score(v);
    if (now === NOTHING) continue;
    if (now !== old) {
      heap.offer(v, now);
      continue;
    }
    chosen[v] = 1;
    if (covered[v] === 0) left--;
    covered[v] = 1;
    for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) {
      const u = colIdx[e]!;
      if (covered[u] === 0) left--;
      covered[u] = 1;
    }
  }
  return nodesWhere(chosen);
}

/** Sums of so many stay finite. */
const HUGE = 1e290;
const NOTHING = Number.POSITIVE_INFINITY;
/** Of a node with weightless neighbours alone: the last choice, but one. */
const LARGEST = Number.MAX_VALUE;
