import type { PosedItem } from '../../data/datasetEntry';
import { affinityGraph } from '../../graph/neighbors/affinityGraph';
import type { AffinityKernel } from '../../graph/neighbors/neighborWeights';
import type { DenseMatrix } from '../../graph/SparseMatrix';
import type { SettingSpecs, Settings } from '../../settings';

const KERNELS: readonly AffinityKernel[] = ['binary', 'gaussian', 'local', 'jaccard'];

/** How points become a graph. */
export const AFFINITY_SETTINGS = {
  affinity: { default: 'jaccard', choices: KERNELS, about: 'weight of an edge between neighbouring points' },
  neighbors: { default: 10, low: 1, integer: true, about: 'nearest neighbours of each point that it is linked to' },
} as const satisfies SettingSpecs;

/** Points with their affinity graph, as a run solves them: the graph to cut, the points as features. */
export function affinityItem(points: DenseMatrix, labels: Int32Array | undefined, settings: Settings): PosedItem {
  const graph = affinityGraph(points, {
    k: settings.neighbors as number,
    kernel: settings.affinity as AffinityKernel,
  });
  return { graph, features: points, ...(labels === undefined ? {} : { labels }) };
}
