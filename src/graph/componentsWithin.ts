import type { Graph } from './Graph';

/**
 * Connected components of the subgraph that the nodes with `inside[i] !== 0` induce, without making it. O(n + m).
 * @param inside length n
 * @returns the component of each node inside, numbered in the order of its first node, −1 for the others; and how many
 * @example componentsWithin(Graph.fromEdges(3, [0, 1], [1, 2]), [1, 0, 1]) // labels 0, −1, 1; count 2
 */
export function componentsWithin(
  { n, rowPtr, colIdx }: Graph,
  inside: ArrayLike<number>,
): { readonly labels: Int32Array; readonly count: number } {
  const labels = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  let count = 0;
  for (let first = 0; first < n; first++) {
    if (inside[first] === 0 || labels[first] !== -1) continue;
    labels[first] = count;
    queue[0] = first;
    for (let head = 0, tail = 1; head < tail; head++) {
      const u = queue[head]!;
      for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
        const v = colIdx[e]!;
        if (inside[v] === 0 || labels[v] !== -1) continue;
        labels[v] = count;
        queue[tail++] = v;
      }
    }
    count++;
  }
  return { labels, count };
}
