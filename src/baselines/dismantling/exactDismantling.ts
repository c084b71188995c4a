import { InputError } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { nodesWhere } from '../../graph/nodesWhere';
import { componentsWithout } from '../../problems/dismantling/componentsWithout';
import { type MilpRow, solveMilp } from '../milp';
import { cutSwaps } from './cutSearch';

/** Beyond it the n² / 2 pairs and their rows are too many. */
const MAX_NODES = 100;

export interface ExactDismantling {
  readonly chosen: Int32Array;
  /** No K nodes leave a smaller largest component. */
  readonly bound: number;
  readonly proven: boolean;
}

/**
 * The K nodes that leave the smallest largest component, by branch and cut. With s_u = 1 for a node taken out, and p_uv = 1 where u
 * and v still reach each other,
 *
 *     min C   with   Σ_u s_u <= K,   p_uv + s_u + s_v >= 1 for an edge uv,
 *     p_uv + s_u >= p_wv for an edge uw and any other v,   C >= 1 − s_u + Σ_v p_uv for every u.
 *
 * n² / 2 variables and 2 m n rows.
 *
 * @throws InputError for more than 100 nodes, or before `loadMilp` is done
 * @see Veremyev, Boginski & Pasiliao, "Exact identification of critical nodes in sparse networks via new compact formulations",
 * Optimization Letters 8 (2014)
 * @example
 * await loadMilp();
 * exactDismantling(karateClub().graph, 2).chosen
 */
export function exactDismantling(
  graph: Graph,
  k: number,
  { seconds = 60 }: { seconds?: number } = {},
): ExactDismantling {
  const { n } = graph;
  if (n > MAX_NODES) {
    const expected = `at most ${MAX_NODES} nodes, since it has a variable for every pair of nodes`;
    throw new InputError({ what: 'graph', expected, actual: `${n}` });
  }
  const found = cutSwaps(graph, { k });
  const pair = (u: number, v: number): number => {
    const [low, high] = u < v ? [u, v] : [v, u];
    return n + low * n - (low * (low + 1)) / 2 + (high - low - 1);
  };
  const size = n + (n * (n - 1)) / 2;
  const cost = new Float64Array(size + 1);
  cost[size] = 1;
  const all = Array.from({ length: n }, (_, u) => u);
  const rows: MilpRow[] = [{ columns: all, high: k }];
  graph.forEachEdge((a, b) => {
    rows.push({ columns: [pair(a, b), a, b], low: 1 });
    for (const [u, w] of [
      [a, b],
      [b, a],
    ] as const)
      for (const v of all)
        if (v !== u && v !== w) rows.push({ columns: [pair(u, v), u, pair(w, v)], values: [1, 1, -1], low: 0 });
  });
  for (const u of all) {
    const others = all.filter((v) => v !== u).map((v) => pair(u, v));
    rows.push({ columns: [size, u, ...others], values: [1, 1, ...others.map(() => -1)], low: 1 });
  }
  const upper = new Float64Array(size + 1).fill(1);
  upper[size] = n;
  const whole = Float64Array.from({ length: size + 1 }, (_, i) => (i < n ? 1 : 0));
  const { x, bound, proven } = solveMilp({ sense: 'min', cost, rows, upper, whole }, { seconds });
  const better = x === null ? found : nodesWhere(x.subarray(0, n));
  const [mine, its] = [found, better].map((chosen) => componentsWithout(graph, chosen).largest) as [number, number];
  const chosen = mine <= its ? found : better;
  return { chosen, bound: proven ? Math.min(mine, its) : Math.ceil(bound - 1e-6), proven };
}
