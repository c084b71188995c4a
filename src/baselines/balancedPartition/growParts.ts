import { requireInteger } from '../../errors';
import type { Graph } from '../../graph/Graph';
import type { Rng } from '../../random/Rng';

/**
 * K parts by growing: a breadth-first search from random nodes fills one part after the other, each up to its share of what is
 * left. Parts hang together where the graph lets them, and none is larger than its share by more than one node.
 *
 * @param sizes what nodes take up, length n
 * @returns labels in [0, K), length n
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition)
 * @example growParts(graph, sizes, 2, new Rng(0))
 */
export function growParts({ n, rowPtr, colIdx }: Graph, sizes: ArrayLike<number>, k: number, rng: Rng): Int32Array {
  if (n > 0) requireInteger('k', k, 1, n, 'n');
  const order = rng.shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const labels = new Int32Array(n).fill(-1);
  let left = 0;
  for (let u = 0; u < n; u++) left += sizes[u]!;
  let [part, held] = [0, 0];
  let queue: number[] = [];
  for (let at = 0, head = 0; ; ) {
    let u = -1;
    while (u === -1 && head < queue.length) if (labels[queue[head++]!] === -1) u = queue[head - 1]!;
    while (u === -1 && at < n) if (labels[order[at++]!] === -1) u = order[at - 1]!;
    if (u === -1) return labels;
    if (part < k - 1 && held > 0 && held + sizes[u]! / 2 > left / (k - part)) {
      left -= held;
      [part, held, queue, head] = [part + 1, 0, [], 0];
    }
    labels[u] = part;
    held += sizes[u]!;
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) if (labels[colIdx[e]!] === -1) queue.push(colIdx[e]!);
  }
}
