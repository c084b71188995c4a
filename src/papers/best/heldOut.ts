import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';
import type { Experiment } from '../../experiments/Experiment';
import { plantedPartition } from '../../graph/generate/plantedPartition';
import { LEARN_ROWS, type Row, resolveBest, SIZES } from './communities';

/** Twenty communities of a hundred nodes; 40 % of the edges leave each node three or so. */
const planted: DatasetEntry = {
  name: 'planted',
  title: 'Planted partition, 2,000 nodes in 20 communities',
  stem: null,
  connectedStem: null,
  parts: 1,
  featureKind: 'identity',
  featureColumns: 2000,
  featuresPerSplit: false,
  releasedSplits: [],
  generate() {
    const { graph, labels } = plantedPartition({ nodes: 2000, edges: 8000, communities: 20, mixing: 0.3, seed: 1 });
    return { graph, labels, labelNames: Array.from({ length: 20 }, (_, c) => `${c + 1}`) };
  },
};

export const heldOutDatasets: readonly DatasetEntry[] = [planted];
registerDatasets(heldOutDatasets);

const ROWS: readonly Row[] = [
  { name: 'ClusterNet', method: 'clusternet' },
  { name: 'Louvain to K', method: 'train-louvain' },
  ...LEARN_ROWS,
];

/** Graphs that nothing was tuned on: one that is made, its split drawn anew for every seed, and the eight test graphs of PubMed. */
export const heldOut: Experiment = {
  name: 'best/held-out',
  title: 'Does the order of the methods stay on graphs that nothing was tuned on?',
  metric: 'value',
  seeds: 5,
  cells: SIZES.flatMap((k) =>
    ROWS.flatMap(({ name, method }) =>
      ['planted', 'pubmed'].map((dataset) => ({
        section: `40 % of the edges seen, K = ${k}`,
        row: name,
        column: `${dataset}/${k}`,
        label: dataset,
        request: { problem: 'modularity', k, dataset, task: 'learn', method } as const,
        seeds: 'each' as const,
      })),
    ),
  ),
  resolve: resolveBest,
};
