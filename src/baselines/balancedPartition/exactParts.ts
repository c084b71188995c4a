import { requireInteger } from '../../errors';
import type { Graph } from '../../graph/Graph';
import { cutWeight } from '../../problems/maxCut/maxCut';
import { type MilpRow, solveMilp } from '../milp';
import { multilevel } from './multilevel';

/** A partition with what is proven of it. */
export interface ExactParts {
  readonly labels: Int32Array;
  readonly proven: boolean;
  /** No allowed partition cuts less. */
  readonly bound: number;
}

/**
 * The balanced partition of least cut by branch and cut: x_uc says whether node u is in part c, min Σ w_uv y_uv with
 * y_uv ≥ x_uc − x_vc for each part, Σ_c x_uc = 1 and Σ_u x_uc ≤ L. Parts are alike, so node u is in one of the first u + 1. For
 * some dozens of nodes; begins with `multilevel`, which is the answer when the time is too short.
 *
 * @throws InputError unless 1 <= k <= n (an empty graph gives an empty partition), or before `loadMilp` is done
 * @example
 * await loadMilp();
 * exactParts(karateClub().graph, { k: 2, room: 17, seconds: 60 }).bound // 10
 */
export function exactParts(
  graph: Graph,
  { k, room, seconds = 60 }: { k: number; room: number; seconds?: number },
): ExactParts {
  const { n } = graph;
  if (n === 0) return { labels: new Int32Array(0), proven: true, bound: 0 };
  requireInteger('k', k, 1, n, 'n');
  const found = inOrder(multilevel(graph, { k, room }));
  const cost = new Array<number>(n * k).fill(0);
  const start = cost.map((_, at) => (found[Math.floor(at / k)] === at % k ? 1 : 0));
  const upper = cost.map((_, at) => (at % k <= Math.floor(at / k) ? 1 : 0));
  const parts = Array.from({ length: k }, (_, c) => c);
  const rows: MilpRow[] = [
    ...Array.from({ length: n }, (_, u) => ({ columns: parts.map((c) => u * k + c), low: 1, high: 1 })),
    ...parts.map((c) => ({ columns: Int32Array.from({ length: n }, (_, u) => u * k + c), high: room })),
  ];
  graph.forEachEdge((u, v, w) => {
    const y = cost.length;
    cost.push(w);
    upper.push(1);
    start.push(found[u] === found[v] ? 0 : 1);
    for (const c of parts) {
      rows.push({ columns: [y, u * k + c, v * k + c], values: [1, -1, 1], low: 0 });
      rows.push({ columns: [y, u * k + c, v * k + c], values: [1, 1, -1], low: 0 });
    }
  });
  const whole = cost.map((_, at) => (at < n * k ? 1 : 0));
  const { x, bound, proven } = solveMilp({ sense: 'min', cost, rows, upper, whole }, { seconds, start });
  if (x === null) return { labels: found, proven, bound };
  const labels = Int32Array.from({ length: n }, (_, u) => parts.find((c) => x[u * k + c] === 1)!);
  return { labels, proven, bound: proven ? cutWeight(graph, labels) : bound };
}

/** The same parts, numbered as their first nodes come. */
function inOrder(labels: Int32Array): Int32Array {
  const names = new Map<number, number>();
  for (const label of labels) if (!names.has(label)) names.set(label, names.size);
  return labels.map((label) => names.get(label)!);
}
