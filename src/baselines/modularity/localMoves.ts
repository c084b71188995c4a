import type { Graph } from '../../graph/Graph';
import { Rng } from '../../random/Rng';

/** Gains below this share of 2m are rounding; without the margin, moves could go round in circles. */
const ROUNDING = 1e-12;

export interface LocalMovesOptions {
  /** Of the order in which nodes are visited; default 0. */
  seed?: number;
  /** γ of the modularity, default 1. */
  resolution?: number;
  /** Keeps the number of clusters: the last node of a cluster stays. Default false: clusters may run empty. */
  keepClusters?: boolean;
  /** Total degree D of every node, length n; default the graph's own (a coarsened graph has weight inside its nodes). */
  strengths?: Float64Array;
}

/**
 * Moves single nodes to the neighbouring cluster that raises modularity most, sweep after sweep, until no move helps.
 * `labels` (length n, each in [0, n)) is changed in place; returns how many moves were made.
 *
 * A move of i from a to b changes Q by 2 / 2m · (w_ib − w_ia − γ D_i (D_b − D_a + D_i) / 2m). O(m) a sweep.
 *
 * @see Blondel, Guillaume, Lambiotte & Lefebvre, "Fast unfolding of communities in large networks", 2008 (first phase).
 */
export function localMoves(graph: Graph, labels: Int32Array, options: LocalMovesOptions = {}): number {
  const { seed = 0, keepClusters = false, resolution = 1 } = options;
  const { n, rowPtr, colIdx, weights } = graph;
  const strength = options.strengths ?? graph.strengths();
  const total = new Float64Array(n);
  const size = new Int32Array(n);
  let twoM = 0;
  for (let i = 0; i < n; i++) {
    total[labels[i]!]! += strength[i]!;
    size[labels[i]!]!++;
    twoM += strength[i]!;
  }
  if (twoM === 0) return 0;
  const order = new Rng(seed).shuffle(Int32Array.from({ length: n }, (_, i) => i));
  const toCluster = new Float64Array(n);
  const touched = new Int32Array(n);
  let moves = 0;
  for (let moved = true; moved; ) {
    moved = false;
    for (const i of order) {
      const from = labels[i]!;
      if (keepClusters && size[from] === 1) continue;
      let count = 0;
      for (let e = rowPtr[i]!; e < rowPtr[i + 1]!; e++) {
        const c = labels[colIdx[e]!]!;
        if (toCluster[c] === 0) touched[count++] = c;
        toCluster[c]! += weights === null ? 1 : weights[e]!;
      }
      const d = strength[i]!;
      const stay = toCluster[from]! - resolution * ((d * (total[from]! - d)) / twoM);
      let best = from;
      let bestGain = ROUNDING * twoM;
      for (let t = 0; t < count; t++) {
        const c = touched[t]!;
        if (c === from) continue;
        const gain = toCluster[c]! - resolution * ((d * total[c]!) / twoM) - stay;
        if (gain > bestGain) {
          bestGain = gain;
          best = c;
        }
      }
      for (let t = 0; t < count; t++) toCluster[touched[t]!] = 0;
      if (best === from) continue;
      labels[i] = best;
      total[from]! -= d;
      total[best]! += d;
      size[from]!--;
      size[best]!++;
      moves++;
      moved = true;
    }
  }
  return moves;
}
