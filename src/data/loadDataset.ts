import { InputError, requireInteger } from '../errors';
import { identityFeatures } from '../features/identityFeatures';
import { structural } from '../features/structural';
import type { Graph } from '../graph/Graph';
import type { Features } from '../graph/SparseMatrix';
import type { Dataset, DatasetFeatures, SplitKind } from './Dataset';
import { DatasetFolder } from './DatasetFolder';
import { dataDirectory, findDataFile } from './dataDirectory';
import { type DatasetEntry, datasetEntry, type FeatureKind, type GeneratedGraph } from './datasetEntry';
import { datasetFiles } from './datasetFiles';
import type { Content } from './readContent';
import { releasedSplit, strictSplit } from './Split';
import { type FeatureScaling, scaleFeatures } from './scaleFeatures';

const DEFAULT_SCALING: Readonly<Partial<Record<FeatureKind, FeatureScaling>>> = {
  'bag-of-words': 'row-sum',
  'tf-idf': 'row-sum',
};

export interface LoadDatasetOptions {
  /** Default: the environment's CLUSTERNET_DATA, else `data/cache` of the package. */
  dataDir?: string;
  /** The `_connected` variant, where the set has one (cora, citeseer, protein, pubmed). Default false. */
  connected?: boolean;
  /** Which graph of pubmed (0–19) or synthetic (0–59). Default 0. */
  part?: number;
  /** The upstream's splits, or our own 40/10/50 of the distinct undirected edges. Default 'released'. */
  splits?: SplitKind;
  /** Seed of a strict split. Default 0. */
  seed?: number;
  /** Default 'auto': row-sum for words and tf-idf, none for everything else. */
  scaling?: FeatureScaling | 'auto';
  /**
   * Makes the features from a graph instead of reading them, once for the training graph and once for the full one:
   * what a strict split of a node2vec set needs, since the released columns were made from other training edges. No
   * feature file is needed then; without one, nodes come in the order of the edge file.
   */
  makeFeatures?: (graph: Graph, role: 'train' | 'full') => Features;
}

/**
 * One graph of one of the paper's data sets: full graph, observed edges, features.
 *
 * Features are scaled to row sum 1 for bag-of-words and tf-idf sets (rows of zeros stay zero) and left alone for
 * node2vec and role2vec columns, whose signed row sums come near zero. For a `strict` split of a set whose features were
 * made from the released training edges (protein, adol, fb, synthetic), reading them would show the model hidden edges,
 * so without `makeFeatures` such a load gets identity features, or for synthetic, whose models carry over from graph to
 * graph, `structural`. `features.kind` says which.
 *
 * karate is built in. synthetic without its files is generated (`origin: 'generated'`). Both always come with a strict
 * split: there is no released one.
 * @throws InputError for an unknown name, a part out of range, a missing or malformed file.
 * @example loadDataset('karate').full.m // 78
 */
export function loadDataset(name: string, options: LoadDatasetOptions = {}): Dataset {
  const started = performance.now();
  const entry = datasetEntry(name);
  if (entry.instances !== undefined) {
    const expected = 'a graph with hidden edges (a run loads the others)';
    throw new InputError({ what: 'data set', expected, actual: `"${name}"` });
  }
  const { part = 0, connected = false, splits = 'released', seed = 0 } = options;
  requireInteger(`part of ${name}`, part, 0, entry.parts - 1);
  const folder = openFolder(entry, connected, part, options);
  const built: GeneratedGraph | null = folder === null ? entry.generate!(part) : null;
  const file = folder === null ? { graph: built!.graph, lines: 0 } : folder.fullGraph();
  const full = file.graph;
  const useReleased = splits === 'released' && folder !== null;
  const { info, ...graphs } = useReleased ? releasedSplit(file, folder.releasedSplits()) : strictSplit(full, seed);
  const labels = built === null ? classLabels(folder?.content ?? undefined) : labelsOf(built);
  return {
    name: entry.name,
    stem: folder?.files.stem ?? entry.name,
    connected: connected && entry.connectedStem !== null,
    part,
    origin: folder === null ? 'generated' : 'files',
    full,
    ...graphs,
    features: chooseFeatures(entry, folder, full, graphs.train, useReleased, options),
    ...labels,
    splitInfo: info,
    seconds: (performance.now() - started) / 1000,
  };
}

type Labels = Pick<Dataset, 'labels' | 'labelNames'>;

/** The set's files, or null for a set whose graphs are made: one that is built in, or that can be when its files are missing. */
function openFolder(
  entry: DatasetEntry,
  connected: boolean,
  part: number,
  { dataDir, makeFeatures }: LoadDatasetOptions,
): DatasetFolder | null {
  if (entry.stem === null) return null;
  const files = datasetFiles(entry, connected, part);
  const directory = dataDirectory(dataDir);
  if (entry.generate !== undefined && findDataFile(directory, files.full) === undefined) return null;
  return new DatasetFolder(directory, entry, files, { needsFeatures: makeFeatures === undefined });
}

function labelsOf({ labels, labelNames }: GeneratedGraph): Labels {
  return labels === undefined || labelNames === undefined ? {} : { labels, labelNames };
}

function classLabels(content: Content | undefined): Labels {
  if (content === undefined || content.labels === null || content.labelNames.length < 2) return {};
  return { labels: content.labels, labelNames: content.labelNames };
}

function chooseFeatures(
  entry: DatasetEntry,
  folder: DatasetFolder | null,
  full: Graph,
  train: Graph,
  useReleased: boolean,
  options: LoadDatasetOptions,
): DatasetFeatures {
  const { makeFeatures, scaling = 'auto' } = options;
  if (makeFeatures !== undefined) {
    return { train: makeFeatures(train, 'train'), full: makeFeatures(full, 'full'), shared: false, kind: 'custom' };
  }
  const leaks = entry.featuresPerSplit && !useReleased;
  if (folder === null || folder.content === null || leaks) {
    if (entry.parts > 1) {
      return { train: structural(train), full: structural(full), shared: false, kind: 'structural' };
    }
    const identity = identityFeatures(full.n);
    return { train: identity, full: identity, shared: true, kind: 'identity' };
  }
  const kind = entry.featureKind;
  const rule = scaling === 'auto' ? (DEFAULT_SCALING[kind] ?? 'none') : scaling;
  const fullFeatures = scaleFeatures(folder.content.features, rule);
  const shared = !entry.featuresPerSplit;
  return {
    train: shared ? fullFeatures : scaleFeatures(folder.trainFeatures(), rule),
    full: fullFeatures,
    shared,
    kind,
  };
}
