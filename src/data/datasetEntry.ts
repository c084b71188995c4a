import { InputError } from '../errors';

/** The paper's names, as in its tables. */
export const DATASET_NAMES = ['cora', 'citeseer', 'protein', 'adol', 'fb', 'pubmed', 'synthetic', 'karate'] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];

export type FeatureKind = 'bag-of-words' | 'tf-idf' | 'node2vec' | 'role2vec' | 'identity' | 'structural' | 'custom';

/** What there is to know about a data set before any file is opened. */
export interface DatasetEntry {
  readonly name: DatasetName;
  readonly title: string;
  /** Folder and file stem in the upstream's layout; null for a set that is built in. */
  readonly stem: string | null;
  /** The largest-component variant that the paper used for facility location; null where there is none. */
  readonly connectedStem: string | null;
  /** Separate graphs in the set, 1 for a single-graph set. */
  readonly parts: number;
  readonly featureKind: FeatureKind;
  /** F, feature columns. */
  readonly featureColumns: number;
  /**
   * True where the features were computed from edges, so that the training graph has its own (made without the hidden
   * edges); false where one feature file serves all graphs.
   */
  readonly featuresPerSplit: boolean;
  /** The released edge splits. The sets of many graphs come with a training file only. */
  readonly releasedSplits: readonly SplitName[];
  /** True where the graphs are generated when their files are missing. */
  readonly generator?: true;
  /** Of a set of many graphs: which of them serve what, by number; no graph has two roles. Absent for a single graph. */
  readonly roles?: Readonly<Record<'train' | 'valid' | 'test', readonly number[]>>;
}

export type SplitName = 'train' | 'valid' | 'test';

const ALL_SPLITS: readonly SplitName[] = ['train', 'valid', 'test'];
const TRAIN_ONLY: readonly SplitName[] = ['train'];

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

const ENTRIES: Readonly<Record<DatasetName, DatasetEntry>> = {
  cora: words('cora', 'Cora, citations between machine-learning papers', 1433),
  citeseer: words('citeseer', 'CiteSeer, citations between computer-science papers', 3703),
  protein: embedded('protein', 'Human protein interactions (Vidal)', 'protein_vidal', 'protein_vidal_connected'),
  adol: embedded('adol', 'Friendships between school students (Moreno)', 'moreno', null),
  fb: embedded('fb', 'Facebook friendships, ten ego networks', 'fb_small', null),
  pubmed: {
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
  synthetic: {
    name: 'synthetic',
    title: 'Spatial preferential attachment, 60 graphs of 500 nodes',
    stem: 'synthetic_spa',
    connectedStem: null,
    parts: 60,
    featureKind: 'role2vec',
    featureColumns: 128,
    featuresPerSplit: true,
    releasedSplits: TRAIN_ONLY,
    generator: true,
    roles: { train: range(0, 20), valid: range(50, 60), test: range(20, 50) },
  },
  karate: {
    name: 'karate',
    title: "Zachary's karate club",
    stem: null,
    connectedStem: null,
    parts: 1,
    featureKind: 'identity',
    featureColumns: 34,
    featuresPerSplit: false,
    releasedSplits: [],
  },
};

/**
 * What there is to know about a set by its name.
 * @throws InputError for a name that is not one of `DATASET_NAMES`
 * @example datasetEntry('cora').featureColumns // 1433
 */
export function datasetEntry(name: string): DatasetEntry {
  if (Object.hasOwn(ENTRIES, name)) return ENTRIES[name as DatasetName];
  throw new InputError({ what: 'data set', expected: `one of ${DATASET_NAMES.join(', ')}`, actual: `"${name}"` });
}

function words(name: 'cora' | 'citeseer', title: string, featureColumns: number): DatasetEntry {
  return {
    name,
    title,
    stem: name,
    connectedStem: `${name}_connected`,
    parts: 1,
    featureKind: 'bag-of-words',
    featureColumns,
    featuresPerSplit: false,
    releasedSplits: ALL_SPLITS,
  };
}

function embedded(name: DatasetName, title: string, stem: string, connectedStem: string | null): DatasetEntry {
  return {
    name,
    title,
    stem,
    connectedStem,
    parts: 1,
    featureKind: 'node2vec',
    featureColumns: 128,
    featuresPerSplit: true,
    releasedSplits: ALL_SPLITS,
  };
}
