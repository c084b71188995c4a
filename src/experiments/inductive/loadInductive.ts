import { loadDataset } from '../../data';
import type { Dataset, SplitKind } from '../../data/Dataset';
import { dataDirectory, findDataFile } from '../../data/dataDirectory';
import { datasetEntry, datasetFiles } from '../../data/registry';
import { fitRole2vec, type RoleEmbedding, structural } from '../../features';
import type { Graph } from '../../graph/Graph';
import type { Features } from '../../graph/SparseMatrix';
import { mixSeed } from '../../random/Rng';
import type { Task } from '../RunRecord';
import type { InductiveDatasetName, KnownGraph } from './InductiveMethod';

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Which graphs of a set serve what, as released: no graph has two roles. */
export const inductiveParts: Readonly<Record<InductiveDatasetName, Record<'train' | 'valid' | 'test', number[]>>> = {
  synthetic: { train: range(0, 20), valid: range(50, 60), test: range(20, 50) },
  pubmed: { train: range(0, 10), valid: range(10, 12), test: range(12, 20) },
};

/**
 * - `role2vec`, `tf-idf`: the released columns.
 * - `role2vec-own`: role2vec of ours, fitted on the training graphs' observed edges.
 * - `structural`: stands in where released columns are not on disk.
 */
export type InductiveFeatures = 'role2vec' | 'tf-idf' | 'role2vec-own' | 'structural';

export interface InductiveData {
  name: InductiveDatasetName;
  train: KnownGraph[];
  valid: KnownGraph[];
  test: KnownGraph[];
  features: InductiveFeatures;
  splits: SplitKind;
  seconds: { load: number; features: number };
}

export interface LoadInductiveOptions {
  dataDir?: string;
  /** Default released. */
  splits?: SplitKind;
  /** Of strict splits and of features made here; default 0. */
  seed?: number;
  /** The largest components, for facility location; default false. */
  connected?: boolean;
  /** With `optimize` all edges are observed; default learn. */
  task?: Task;
  /** False for methods that use none: nothing slow is made then. Default true. */
  usesFeatures?: boolean;
  signal?: AbortSignal;
}

/**
 * All graphs of a set by role, unscaled as the released script has them. Where released features are missing (some parts
 * of pubmed), all graphs get structural ones, since one model needs the same columns everywhere; where released features
 * would give hidden edges away (strict splits) or there are none (our own synthetic graphs), role2vec of ours.
 */
export async function loadInductive(
  name: InductiveDatasetName,
  options: LoadInductiveOptions = {},
): Promise<InductiveData> {
  const { splits = 'released', seed = 0, connected = false, task = 'learn', dataDir, signal } = options;
  const { usesFeatures = true } = options;
  const begun = performance.now();
  const parts = inductiveParts[name];
  const missing = name === 'pubmed' && featuresAreMissing(connected, dataDir);
  const load = (part: number): Dataset =>
    loadDataset(name, {
      part,
      splits,
      seed,
      connected,
      scaling: 'none',
      ...(dataDir === undefined ? {} : { dataDir }),
      ...(missing ? { makeFeatures: structural } : {}),
    });
  const all = { train: parts.train.map(load), valid: parts.valid.map(load), test: parts.test.map(load) };
  const kind = featureKind(name, all.train[0], missing);
  const loaded = performance.now();
  const graphs = all.train.map((dataset) => observedOf(dataset, task));
  const embedding = kind === 'role2vec-own' && usesFeatures ? await roles(graphs, seed, signal) : undefined;
  const known = (dataset: Dataset): KnownGraph => {
    const graph = observedOf(dataset, task);
    const own: Features = task === 'learn' ? dataset.features.train : dataset.features.full;
    return { part: dataset.part, graph, features: embedding?.features(graph) ?? own, full: dataset.full };
  };
  return {
    name,
    train: all.train.map(known),
    valid: all.valid.map(known),
    test: all.test.map(known),
    features: kind,
    splits: all.train[0].splitInfo.kind,
    seconds: {
      load: (loaded - begun) / 1000,
      features: embedding === undefined ? 0 : (performance.now() - loaded) / 1000,
    },
  };
}

/** Kept for the next run, so that the methods of a table share one fit in a worker. */
let kept: { key: string; embedding: RoleEmbedding } | undefined;

async function roles(graphs: readonly Graph[], seed: number, signal: AbortSignal | undefined): Promise<RoleEmbedding> {
  const key = `${seed} ${graphs.map(({ m, colIdx }) => mixSeed(m, ...colIdx)).join(' ')}`;
  if (kept?.key !== key) {
    const embedding = await fitRole2vec(graphs, { seed, ...(signal === undefined ? {} : { signal }) });
    kept = { key, embedding };
  }
  return kept.embedding;
}

function observedOf(dataset: Dataset, task: Task) {
  return task === 'learn' ? dataset.train : dataset.full;
}

function featureKind(name: InductiveDatasetName, first: Dataset, missing: boolean): InductiveFeatures {
  if (missing) return 'structural';
  if (name === 'pubmed') return 'tf-idf';
  return first.splitInfo.kind === 'strict' ? 'role2vec-own' : 'role2vec';
}

function featuresAreMissing(connected: boolean, dataDir: string | undefined): boolean {
  const entry = datasetEntry('pubmed');
  const directory = dataDirectory(dataDir);
  const absent = (part: number): boolean =>
    findDataFile(directory, datasetFiles(entry, connected, part).fullContent) === undefined;
  return range(0, entry.parts).some(absent);
}
