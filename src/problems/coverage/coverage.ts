import type { Graph } from '../../graph/Graph';
import type { CoverSets } from '../../ops/expectedCover';
import { nodeColumns } from '../nodeColumns';
import type { Problem } from '../Problem';
import { requireK } from '../requireK';
import { selectionViolation } from '../selectionViolation';
import { type CoverInstance, coveredWorth } from './CoverInstance';
import { coverLoss, coverSettings } from './coverLoss';

const COLUMNS = { weight: { about: 'what it counts that a node is covered', default: 1, low: 0 } } as const;

/**
 * Maximum coverage: choose K nodes so that as many nodes as possible are chosen or next to a chosen one,
 *
 *     max Σ_v w(v) [N[v] ∩ S ≠ ∅]   with   |S| = K.
 *
 * Whom K people know, for one. Relaxed, for marginals x (n): Σ_v w(v) (1 − Π_{u ∈ N[v]} (1 − x_u)), see `coverLoss`; rounded by
 * the best of 50 draws of pipage rounding.
 *
 * @see Hochbaum & Pathria, "Analysis of the greedy approach in problems of maximum k-coverage", 1998
 * @example coverage.value(coverage.pose(karateClub().graph, { k: 2 }), Int32Array.of(0, 33)) // 31
 */
export const coverage: Problem<CoverInstance> = {
  name: 'coverage',
  title: 'Maximum coverage (nodes within one hop)',
  sense: 'max',
  kind: 'selection',
  columns: COLUMNS,
  unit: { label: 'weight covered', digits: 1, precise: 2 },
  pose(graph, { k, columns }) {
    const weights = nodeColumns(COLUMNS, columns, graph.n);
    return { graph, k: requireK(k, graph.n), columns: weights, cover: neighborhoods(graph, weights.weight) };
  },
  value: coveredWorth,
  violation: selectionViolation,
  relaxation: {
    shape: 'selection',
    settings: () => coverSettings,
    of: (instance, settings) => coverLoss(coverage, instance, settings),
  },
};

/** N[v] for every node, worth its weight. */
function neighborhoods({ n, rowPtr, colIdx }: Graph, worth: Float64Array): CoverSets {
  const ends = rowPtr.map((end, v) => end + v);
  const members = new Int32Array(colIdx.length + n);
  for (let v = 0; v < n; v++) {
    members[ends[v]!] = v;
    members.set(colIdx.subarray(rowPtr[v], rowPtr[v + 1]), ends[v]! + 1);
  }
  return { n, rowPtr: ends, members, worth };
}
