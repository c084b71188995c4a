import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { type MilpRow, solveMilp } from '../milp';
import { swapSearch } from './swapSearch';

/** A solution with what is proven of it. */
export interface ExactRun {
  /** Ascending. */
  readonly chosen: Int32Array;
  /** Whether no solution is better. */
  readonly proven: boolean;
  /** No solution is better than this. */
  readonly bound: number;
}

/**
 * The heaviest independent set by branch and cut: max c · x with Σ x ≤ 1 over each clique of a cover of the edges by
 * cliques, which says more than a row an edge. Begins with a local search, which is the answer when the time is too short.
 * @throws InputError before `loadMilp` is done
 * @example
 * await loadMilp();
 * exactIndependentSet(karateClub().graph, new Array(34).fill(1), { seconds: 10 }).chosen.length // 20
 */
export function exactIndependentSet(
  graph: Graph,
  c: ArrayLike<number>,
  { seconds = 60 }: { seconds?: number } = {},
): ExactRun {
  const found = swapSearch(graph, c, { seconds: seconds / 10 });
  const start = new Float64Array(graph.n);
  for (const v of found) start[v] = 1;
  const rows = cliqueCover(graph);
  const { x, bound, proven } = solveMilp({ sense: 'max', cost: c, rows }, { seconds: 0.9 * seconds, start });
  return { chosen: x === null ? found : nodesWhere(x), proven, bound };
}

/** Cliques such that each edge is within one: grown from each edge that is not, by the first common neighbours. */
function cliqueCover({ n, rowPtr, colIdx }: Graph): MilpRow[] {
  const rows: MilpRow[] = [];
  const covered = new Uint8Array(colIdx.length);
  const joined = new Uint8Array(n);
  for (let u = 0; u < n; u++) {
    for (let e = rowPtr[u]!; e < rowPtr[u + 1]!; e++) {
      if (colIdx[e]! < u || covered[e] === 1) continue;
      const clique = [u, colIdx[e]!];
      // A node of u's row joins when all members but u have it in their rows.
      for (let f = rowPtr[u]!; f < rowPtr[u + 1]!; f++) {
        const w = colIdx[f]!;
        if (clique.includes(w)) continue;
        for (let g = rowPtr[w]!; g < rowPtr[w + 1]!; g++) joined[colIdx[g]!] = 1;
        if (clique.every((v) => joined[v] === 1)) clique.push(w);
        for (let g = rowPtr[w]!; g < rowPtr[w + 1]!; g++) joined[colIdx[g]!] = 0;
      }
      const members = new Set(clique);
      for (const v of clique) {
        for (let f = rowPtr[v]!; f < rowPtr[v + 1]!; f++) if (members.has(colIdx[f]!)) covered[f] = 1;
      }
      rows.push({ columns: clique, high: 1 });
    }
  }
  return rows;
}
