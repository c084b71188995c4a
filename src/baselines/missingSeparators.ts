import { componentsWithin } from '../graph/componentsWithin';
import type { Graph } from '../graph/Graph';
import { nodesWhere } from '../graph/nodesWhere';
import type { MilpRow } from './milp';

/**
 * What a choice of nodes lacks to hang together, as rows of a linear program: for each of its pieces and another, the nodes
 * around the piece that the other can come to without crossing any of them, a separator of the two of which nothing can be
 * left out. Σ x_v ≥ 1 over them holds for every connected choice that has nodes on both sides, or has to dominate those on
 * both sides.
 *
 * @param inside length n, 1 for the nodes chosen
 * @param counts whether a piece is one that has to be joined; default all
 * @returns no rows where at most one piece counts
 * @example missingSeparators(path, [1, 0, 1]) // node 1, twice
 */
export function missingSeparators(
  graph: Graph,
  inside: ArrayLike<number>,
  counts: (piece: Int32Array) => boolean = () => true,
): MilpRow[] {
  const { labels, count } = componentsWithin(graph, inside);
  const pieces = Array.from({ length: count }, (_, piece) => nodesWhere(labels.map((one) => (one === piece ? 1 : 0))));
  const toJoin = pieces.filter(counts);
  if (toJoin.length < 2) return [];
  return toJoin.map((piece, i) => ({ columns: separator(graph, piece, toJoin[(i + 1) % toJoin.length]![0]!), low: 1 }));
}

/** The nodes beside the piece that a search from the target meets, none of them being crossed. */
function separator({ n, rowPtr, colIdx }: Graph, piece: Int32Array, target: number): Int32Array {
  const closed = new Uint8Array(n);
  for (const v of piece) for (let e = rowPtr[v]!; e < rowPtr[v + 1]!; e++) closed[colIdx[e]!] = 1;
  const met = new Uint8Array(n);
  const seen = new Uint8Array(n);
  const queue = [target];
  seen[target] = 1;
  for (const u of queue) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      const v = colIdx[e]!;
      if (closed[v] === 1) met[v] = 1;
      else if (seen[v] === 0) {
        seen[v] = 1;
        queue.push(v);
      }
    }
  }
  return nodesWhere(met);
}
