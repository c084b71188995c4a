import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import type { ExactRun } from '../independentSet/exactIndependentSet';
import { solveMilp } from '../milp';
import { coverSearch } from './coverSearch';

/**
 * The dominating set of least weight by branch and cut: min c · x with Σ x ≥ 1 over N[v] for every node v. Begins with a
 * local search, which is the answer when the time is too short.
 * @throws InputError before `loadMilp` is done
 * @example
 * await loadMilp();
 * exactDominatingSet(karateClub().graph, new Array(34).fill(1), { seconds: 10 }).chosen.length // 4
 */
export function exactDominatingSet(
  graph: Graph,
  c: ArrayLike<number>,
  { seconds = 60 }: { seconds?: number } = {},
): ExactRun {
  const { n, rowPtr, colIdx } = graph;
  const found = coverSearch(graph, c, { seconds: seconds / 10 });
  const start = new Float64Array(n);
  for (const v of found) start[v] = 1;
  const rows = Array.from({ length: n }, (_, v) => ({
    columns: [v, ...colIdx.subarray(rowPtr[v], rowPtr[v + 1])],
    low: 1,
  }));
  const { x, bound, proven } = solveMilp({ sense: 'min', cost: c, rows }, { seconds: 0.9 * seconds, start });
  return { chosen: x === null ? found : nodesWhere(x), proven, bound };
}
