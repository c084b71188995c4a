import type { Graph } from '../../graph/Graph';
import type { Rng } from '../../random/Rng';
import type { Thinning } from './thinnings';

/** How often the edges that are still hidden join two nodes of which nothing is seen, and how much of their ends those have. */
export interface UnseenHabits {
  /** e: share of the hidden edges between two such nodes. */
  readonly together: number;
  /** s: their share of the ends of hidden edges. */
  readonly ends: number;
}

/** Counted on graphs of which edges were hidden for the purpose; means over them. */
export function unseenHabits(thinned: readonly Thinning[]): UnseenHabits {
  let [edges, both, ends] = [0, 0, 0];
  for (const { kept, hidden } of thinned) {
    hidden.forEachEdge((u, v) => {
      const unseen = Number(kept.degree(u) === 0) + Number(kept.degree(v) === 0);
      edges++;
      if (unseen === 2) both++;
      ends += unseen / 2;
    });
  }
  return edges === 0 ? { together: 0, ends: 0 } : { together: both / edges, ends: ends / edges };
}

/**
 * Puts nodes of which nothing is known where they are worth most in expectation; `labels` is changed in place. With a share q_c of them
 * in part c, the expected modularity has the term ((1 − f) e − ((1 − f) s)²) Σ q_c², and one linear in q_c that pushes to parts
 * of small degree. Where e > (1 − f) s² all go to the part of least degree; else they are spread in proportion to the parts' degrees, by lot.
 *
 * @param graph what is blended: a node without an edge in it is one of which nothing is known
 * @param options.seen f, the share of the whole graph's edges that is seen
 */
export function placeUnseen(
  graph: Graph,
  labels: Int32Array,
  { k, seen, habits, rng }: { k: number; seen: number; habits: UnseenHabits; rng: Rng },
): void {
  const unseen = Int32Array.from(labels.keys()).filter((i) => graph.degree(i) === 0);
  if (unseen.length === 0 || unseen.length === graph.n) return;
  const degrees = new Float64Array(k);
  const strengths = graph.strengths();
  for (let i = 0; i < graph.n; i++) degrees[labels[i]!]! += strengths[i]!;
  if (habits.together > (1 - seen) * habits.ends ** 2) {
    const least = degrees.indexOf(Math.min(...degrees));
    for (const i of unseen) labels[i] = least;
    return;
  }
  rng.shuffle(unseen);
  const all = graph.totalStrength();
  let part = 0;
  let passed = degrees[0]!;
  unseen.forEach((i, at) => {
    while (part < k - 1 && ((at + 0.5) / unseen.length) * all > passed) passed += degrees[++part]!;
    labels[i] = part;
  });
}
