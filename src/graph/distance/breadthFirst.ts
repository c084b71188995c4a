import type { Graph } from '../Graph';

/** What stands for a node that was not found. */
export const UNREACHABLE = -1;

/** Where the queue of a search stands. */
export interface BreadthFirstOptions {
  /** The first place whose neighbours have not been looked at; default 0. */
  head?: number;
  /** One past the last node found. */
  tail: number;
  /** Added to a node's value for those found from it; default 1. */
  step?: number;
}

/**
 * Breadth-first search (Moore 1959) from all nodes in queue[head] … queue[tail − 1] at once; weights are ignored. A node v
 * found from u gets values[v] = values[u] + step and stands behind all found before it. So with step 1 and starts at 0 the
 * values are hops, with step 0 each node takes over the value of the start that it is nearest to, the first in the queue of
 * equals. O(n + m) for all n nodes and m edges, or as far as it reaches; allocates nothing.
 *
 * @param values length n: `UNREACHABLE` for a node not yet found, the caller's own values at the starts
 * @param queue room for n nodes, the starts from `head` on
 * @returns the tail it ends with: the nodes reached, in the order found, are queue[0] … queue[tail − 1]
 */
export function breadthFirst(
  { rowPtr, colIdx }: Pick<Graph, 'rowPtr' | 'colIdx'>,
  values: Int32Array,
  queue: Int32Array,
  { head = 0, tail, step = 1 }: BreadthFirstOptions,
): number {
  let end = tail;
  for (let at = head; at < end; at++) {
    const u = queue[at]!;
    const value = values[u]! + step;
    const rowEnd = rowPtr[u + 1]!;
    for (let e = rowPtr[u]!; e < rowEnd; e++) {
      const v = colIdx[e]!;
      if (values[v] !== UNREACHABLE) continue;
      values[v] = value;
      queue[end++] = v;
    }
  }
  return end;
}
