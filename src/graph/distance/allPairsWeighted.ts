import type { DenseGraph } from '../DenseGraph';
import type { DistanceMatrix } from './DistanceMatrix';
import { shortestPathsDense } from './shortestPathsDense';

/**
 * Shortest-path lengths between all pairs of a dense weighted graph, an edge's weight being its LENGTH, as the released
 * two-stage baseline uses the predicted probabilities. Pairs that no path joins are at +Infinity.
 * @example allPairsWeighted(new DenseGraph(2, Float32Array.of(0, 0.5, 0.5, 0))).distances // 0, 0.5, 0.5, 0
 */
export function allPairsWeighted(graph: DenseGraph): DistanceMatrix {
  const distances = shortestPathsDense(graph);
  let diameter = 0;
  for (const d of distances) if (d > diameter && d !== Number.POSITIVE_INFINITY) diameter = d;
  return { n: graph.n, distances, diameter, unreachable: Number.POSITIVE_INFINITY };
}
