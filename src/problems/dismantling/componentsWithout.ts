import type { Graph } from '../../graph/Graph';

/** What is left of a graph without some nodes. */
export interface Remains {
  /** Nodes of the largest component. */
  readonly largest: number;
  /** Pairs of nodes that still reach each other. */
  readonly pairs: number;
}

/**
 * The components that are left without the chosen nodes. O(n + m).
 * @example componentsWithout(Graph.fromEdges(3, [0, 1], [1, 2]), [1]) // largest 1, pairs 0
 */
export function componentsWithout({ n, rowPtr, colIdx }: Graph, chosen: ArrayLike<number>): Remains {
  const seen = new Uint8Array(n);
  for (let i = 0; i < chosen.length; i++) seen[chosen[i]!] = 1;
  const queue = new Int32Array(n);
  let largest = 0;
  let pairs = 0;
  for (let first = 0; first < n; first++) {
    if (seen[first] === 1) continue;
    seen[first] = 1;
    queue[0] = first;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const u = queue[head]!;
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const v = colIdx[e]!;
        if (seen[v] === 1) continue;
        seen[v] = 1;
        queue[tail++] = v;
      }
    }
    largest = Math.max(largest, tail);
    pairs += (tail * (tail - 1)) / 2;
  }
  return { largest, pairs };
}
