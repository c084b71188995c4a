import { type DatasetEntry, registerDatasets, type SplitName } from '../../data/datasetEntry';
import { spatialPreferentialAttachment } from '../../graph/generate/spatialPreferentialAttachment';

const ALL_SPLITS: readonly SplitName[] = ['train', 'valid', 'test'];
const TRAIN_ONLY: readonly SplitName[] = ['train'];

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** A citation graph, its nodes described by words. */
const words = (name: string, title: string, featureColumns: number): DatasetEntry => ({
  name,
  title,
  stem: name,
  connectedStem: `${name}_connected`,
  parts: 1,
  featureKind: 'bag-of-words',
  featureColumns,
  featuresPerSplit: false,
  releasedSplits: ALL_SPLITS,
});

/** A graph without node attributes, for which the paper made node2vec columns. */
const embedded = (name: string, title: string, stem: string, connectedStem: string | null): DatasetEntry => ({
  name,
  title,
  stem,
  connectedStem,
  parts: 1,
  featureKind: 'node2vec',
  featureColumns: 128,
  featuresPerSplit: true,
  releasedSplits: ALL_SPLITS,
});

/** The paper's data sets, by its names (section 5; roles of many graphs as released). */
export const clusternetDatasets: readonly DatasetEntry[] = [
  words('cora', 'Cora, citations between machine-learning papers', 1433),
  words('citeseer', 'CiteSeer, citations between computer-science papers', 3703),
  embedded('protein', 'Human protein interactions (Vidal)', 'protein_vidal', 'protein_vidal_connected'),
  embedded('adol', 'Friendships between school students (Moreno)', 'moreno', null),
  embedded('fb', 'Facebook friendships, ten ego networks', 'fb_small', null),
  {
    name: 'pubmed',
    title: 'PubMed citations on diabetes, cut into 20 graphs',
    stem: 'pubmed',
    connectedStem: 'pubmed_connected',
    parts: 20,
    featureKind: 'tf-idf',
    featureColumns: 500,
    featuresPerSplit: false,
    releasedSplits: TRAIN_ONLY,
    roles: { train: range(0, 10), valid: range(10, 12), test: range(12, 20) },
  },
  {
    name: 'synthetic',
    title: 'Spatial preferential attachment, 60 graphs of 500 nodes',
    stem: 'synthetic_spa',
    connectedStem: null,
    parts: 60,
    featureKind: 'role2vec',
    featureColumns: 128,
    featuresPerSplit: true,
    releasedSplits: TRAIN_ONLY,
    roles: { train: range(0, 20), valid: range(50, 60), test: range(20, 50) },
    generate: (part) => ({ graph: spatialPreferentialAttachment({ seed: part }) }),
  },
];

registerDatasets(clusternetDatasets);
