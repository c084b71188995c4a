import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';

/** Gains below this are rounding; without the margin, moves could go round in circles. */
const ROUNDING = 1e-12;

/**
 * Moves single nodes to the neighbouring part that lowers the normalised cut most, sweep after sweep, until no move helps.
 * `labels` (length n, in [0, K)) is changed in place; returns how many moves were made. A part never runs empty, and one that is
 * without volume takes a node where that gains.
 *
 * With a_c the weight inside part c (both directions) and v_c its volume, moving i from a to b changes Σ a_c / v_c by
 * (a_a − 2 w_ia) / (v_a − d_i) − a_a / v_a + (a_b + 2 w_ib) / (v_b + d_i) − a_b / v_b. O(m + n K') a sweep, K' parts next to a node.
 *
 * @param options.seed of the order in which nodes are visited, default 0
 */
export function normalizedCutMoves(
  graph: Graph,
  labels: Int32Array,
  k: number,
  options: { seed?: number } = {},
): number {
  const { n, rowPtr, colIdx, weights } = graph;
  const strengths = graph.strengths();
  const [inside, volume] = [new Float64Array(k), new Float64Array(k)];
  graph.forEachEdge((u, v, w) => {
    if (labels[u] === labels[v]) inside[labels[u]!]! += 2 * w;
  });
  for (let i = 0; i < n; i++) volume[labels[i]!]! += strengths[i]!;
  const order = new Rng(options.seed ?? 0).shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const toPart = new Float64Array(k);
  const near = new Int32Array(k);
  let moves = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const i of order) {
      const from = labels[i]!;
      const d = strengths[i]!;
      // The last node with volume stays.
      if (d === 0 || volume[from]! - d < ROUNDING * volume[from]!) continue;
      let count = 0;
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
        const c = labels[colIdx[e]!]!;
        if (toPart[c] === 0) near[count++] = c;
        toPart[c]! += weights === null ? 1 : weights[e]!;
      }
      const rest = (inside[from]! - 2 * toPart[from]!) / (volume[from]! - d) - inside[from]! / volume[from]!;
      let [best, bestGain] = [from, ROUNDING];
      for (let t = 0; t < count; t++) {
        const to = near[t]!;
        if (to === from) continue;
        const before = volume[to]! > 0 ? inside[to]! / volume[to]! : 0;
        const gain = rest + (inside[to]! + 2 * toPart[to]!) / (volume[to]! + d) - before;
        if (gain > bestGain) [best, bestGain] = [to, gain];
      }
      if (best !== from) {
        inside[from]! -= 2 * toPart[from]!;
        inside[best]! += 2 * toPart[best]!;
        volume[from]! -= d;
        volume[best]! += d;
        labels[i] = best;
        moves++;
        moved = true;
      }
      for (let t = 0; t < count; t++) toPart[near[t]!] = 0;
    }
  }
  return moves;
}
