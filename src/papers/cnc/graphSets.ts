import { type DatasetEntry, registerDatasets } from '../../data/datasetEntry';

/** The largest component of a citation graph, as a set of its own: of the whole, every cut between components is free. */
const largestComponentOf = (name: string, title: string, featureColumns: number): DatasetEntry => ({
  name: `${name}-connected`,
  title,
  stem: `${name}_connected`,
  connectedStem: null,
  parts: 1,
  featureKind: 'bag-of-words',
  featureColumns,
  featuresPerSplit: false,
  releasedSplits: ['train', 'valid', 'test'],
});

/** Graphs with labels that are cut besides those of the first paper. */
export const graphSets: readonly DatasetEntry[] = [
  largestComponentOf('cora', 'Cora, its largest component', 1433),
  largestComponentOf('citeseer', 'CiteSeer, its largest component', 3703),
];

registerDatasets(graphSets);
