import type { Graph } from '../../graph/Graph';
import { cutWeight } from '../../problems/maxCut/maxCut';
import { Rng } from '../../random/Rng';
import { type MilpRow, solveMilp } from '../milp';
import { CutEdges } from './CutEdges';
import { cutSearch } from './cutSearch';

/** A cut with what is proven of it. */
export interface ExactCut {
  readonly labels: Int32Array;
  readonly proven: boolean;
  /** No cut is larger than this. */
  readonly bound: number;
}

/**
 * The maximum cut into two parts: max Σ w_e y_e over 0 ≤ y ≤ 1 where every odd cycle C keeps, for each of its subsets F of odd size,
 *
 *     Σ_{e ∈ F} y_e − Σ_{e ∈ C \ F} y_e ≤ |F| − 1.
 *
 * Whole y that keep all of these are cuts, and without K5 as a minor the linear program alone has them as its optima (Barahona
 * & Mahjoub 1986). Rows come as they are broken, found by shortest paths from (u, 0) to (u, 1) in the graph of two copies. First
 * the linear program; where that does not meet the cut of a local search, branch and cut from its rows on.
 *
 * For another K the rows say nothing: then it is the local search's cut, which is bounded by all weight.
 *
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition), or before `loadMilp` is done
 * @example
 * await loadMilp();
 * exactCut(karateClub().graph, { k: 2, seconds: 10 }).bound // 61
 */
export function exactCut(graph: Graph, { k, seconds = 60 }: { k: number; seconds?: number }): ExactCut {
  const end = performance.now() + 1000 * seconds;
  const left = () => Math.max(0, (end - performance.now()) / 1000);
  const found = cutSearch(graph, { k, seconds: seconds / 10 });
  const value = cutWeight(graph, found);
  if (k !== 2 || graph.m === 0) {
    const bound = k === 1 ? 0 : graph.totalStrength() / 2;
    return { labels: found, proven: value === bound, bound };
  }
  const edges = new CutEdges(graph);
  const { weights } = edges;
  // Whole weights make whole cuts.
  const whole = weights.every(Number.isInteger);
  const proves = (bound: number) => bound < value + (whole ? 1 - 1e-6 : 1e-6 * value);
  const rng = new Rng(0);
  const rows: MilpRow[] = [];
  const broken = (y: Float64Array) => {
    const enough = left() === 0 || proves(y.reduce((sum, one, edge) => sum + one * weights[edge]!, 0));
    const more = enough ? [] : edges.brokenBy(y, rng);
    rows.push(...more);
    return more;
  };
  const program = { sense: 'max', cost: weights, rows: [], whole: new Uint8Array(graph.m) } as const;
  const relaxed = solveMilp(program, { seconds: 0.8 * seconds, missing: broken });
  if (proves(relaxed.bound)) return { labels: found, proven: true, bound: value };
  const start = edges.valuesOf(found);
  const branched = solveMilp(
    { sense: 'max', cost: weights, rows },
    { seconds: left(), start, missing: (y) => edges.brokenByWhole(y) },
  );
  const best = Math.min(relaxed.bound, branched.bound);
  const bound = whole ? Math.floor(best + 1e-6) : best;
  if (branched.x === null || !branched.proven) return { labels: found, proven: proves(bound), bound };
  const labels = edges.labelsOf(branched.x);
  return { labels, proven: true, bound: cutWeight(graph, labels) };
}
