/**
 * Nodes from which training orders them for the cache, propagates dense features once and keeps fewer intermediate results.
 * All of it adds the same numbers in another order, so below this size, where it would not pay, results keep their bits.
 */
export const LARGE_NODES = 65536;

/** True for a graph of at least `LARGE_NODES` nodes. */
export function isLarge({ n }: { readonly n: number }): boolean {
  return n >= LARGE_NODES;
}

/** Places of a large graph's rows, and K for each node, up to which a search visits nodes as often as asked. */
const FULL_VISITS = 2e6;

/**
 * Share of the visits asked for that a search by moves makes: 1 below `LARGE_NODES`, so that results keep their bits, and from
 * there on less the larger the graph.
 * @param places of all rows, twice the number of edges
 * @example visitShare({ n: 1e6 }, 2e7, 5) // 0.08
 */
export function visitShare(graph: { readonly n: number }, places: number, k: number): number {
  return isLarge(graph) ? Math.min(1, FULL_VISITS / (places + graph.n * k)) : 1;
}
