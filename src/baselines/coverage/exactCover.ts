import { requireInteger } from '../../errors';
import { nodesWhere } from '../../graph/nodesWhere';
import type { CoverSets } from '../../ops/expectedCover';
import { ChosenCover } from '../../problems/coverage/ChosenCover';
import type { ExactRun } from '../independentSet/exactIndependentSet';
import { type MilpRow, solveMilp } from '../milp';
import { swapCover } from './swapCover';

/**
 * The best K nodes by branch and cut: max Σ_g worth_g y_g with y_g ≤ Σ_{u ∈ g} x_u, y ≤ 1 and Σ x ≤ K, x whole. Sets of one
 * node need no y. Begins with a local search, which is the answer when the time is too short.
 * @throws InputError unless 1 <= k <= n (without nodes: none), or before `loadMilp` is done
 * @example
 * await loadMilp();
 * exactCover(coverage.pose(karateClub().graph, { k: 2 }).cover, { k: 2, seconds: 10 }).bound // 31
 */
export function exactCover(sets: CoverSets, { k, seconds = 60 }: { k: number; seconds?: number }): ExactRun {
  const { n, rowPtr, members, worth } = sets;
  if (n === 0) return { chosen: new Int32Array(0), proven: true, bound: 0 };
  requireInteger('k', k, 1, n, 'n');
  const found = swapCover(sets, { k, seconds: seconds / 10 });
  const cost = new Array<number>(n).fill(0);
  const rows: MilpRow[] = [{ columns: Int32Array.from({ length: n }, (_, u) => u), high: k }];
  const start = new Array<number>(n).fill(0);
  for (const u of found) start[u] = 1;
  for (let g = 0; g < worth.length; g++) {
    const nodes = members.subarray(rowPtr[g], rowPtr[g + 1]);
    if (nodes.length === 1) cost[nodes[0]!]! += worth[g]!;
    if (nodes.length < 2 || worth[g] === 0) continue;
    start.push(nodes.some((u) => start[u] === 1) ? 1 : 0);
    rows.push({ columns: [...nodes, cost.length], values: [...nodes.map(() => 1), -1], low: 0 });
    cost.push(worth[g]!);
  }
  const whole = cost.map((_, at) => (at < n ? 1 : 0));
  const {
    x,
    bound: program,
    proven,
  } = solveMilp({ sense: 'max', cost, rows, whole }, { seconds: 0.9 * seconds, start });
  const bound = proven ? program : Math.min(program, boundBy(sets, found, k));
  if (x === null) return { chosen: found, proven, bound };
  // Fewer than K are chosen where others would add nothing.
  const chosen = x.slice(0, n);
  for (let u = 0, left = k - chosen.reduce((sum, one) => sum + one, 0); left > 0; u++) {
    if (chosen[u] === 1) continue;
    chosen[u] = 1;
    left--;
  }
  return { chosen: nodesWhere(chosen), proven, bound };
}

/** f(S) + the K largest gains beyond S, of the least of the greedy's choices and the one found: gains only fall as S grows. */
function boundBy(sets: CoverSets, found: Int32Array, k: number): number {
  const state = new ChosenCover(sets);
  const bound = () => {
    const gains = Float64Array.from(state.gain, (gain, u) => (state.chosen.has(u) ? 0 : gain)).sort();
    return state.value + gains.slice(-k).reduce((sum, gain) => sum + gain, 0);
  };
  let least = bound();
  for (const u of found) {
    state.add(u);
    least = Math.min(least, bound());
  }
  return least;
}
