/**
 * Nodes from which training orders them for the cache, propagates dense features once and keeps fewer intermediate results.
 * All of it adds the same numbers in another order, so below this size, where it would not pay, results keep their bits.
 */
export const LARGE_NODES = 65536;

/** True for a graph of at least `LARGE_NODES` nodes. */
export function isLarge({ n }: { readonly n: number }): boolean {
  return n >= LARGE_NODES;
}
