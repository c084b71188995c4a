import { loadDataset } from '../../data';
import type { Dataset, SplitKind } from '../../data/Dataset';
import { dataDirectory, findDataFile } from '../../data/dataDirectory';
import { datasetEntry } from '../../data/datasetEntry';
import { datasetFiles } from '../../data/datasetFiles';
import { fitRole2vec, type Role2vecOptions, type RoleEmbedding, structural } from '../../features';
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
  /** role2vec of ours in place of released columns, under other settings than its defaults if wanted. Default false. */
  ownRole2vec?: boolean | Role2vecOptions;
  /** False leaves the test graphs' files unread: settings are chosen without them. Default true. */
  test?: boolean;
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
  const { usesFeatures = true, ownRole2vec = false, test = true } = options;
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
  const all = {
    train: parts.train.map(load),
    valid: parts.valid.map(load),
    test: test ? parts.test.map(load) : [],
  };
  const kind = ownRole2vec === false ? featureKind(name, all.train[0], missing) : 'role2vec-own';
  const loaded = performance.now();
  const graphs = all.train.map((dataset) => observedOf(dataset, task));
  const settings = { seed, ...(ownRole2vec instanceof Object ? ownRole2vec : {}) };
  const embedding = kind === 'role2vec-own' && usesFeatures ? await roles(graphs, settings, signal) : undefined;
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

/** The last fits of this thread, oldest first: a table's methods share one a seed. */
const kept = new Map<string, RoleEmbedding>();
const MOST_KEPT = 32;

async function roles(
  graphs: readonly Graph[],
  { reach, scale, ...settings }: Role2vecOptions,
  signal: AbortSignal | undefined,
): Promise<RoleEmbedding> {
  const key = `${JSON.stringify(settings)} ${graphs.map(({ m, colIdx }) => mixSeed(m, ...colIdx)).join(' ')}`;
  const fitted =
    kept.get(key) ?? (await fitRole2vec(graphs, { ...settings, ...(signal === undefined ? {} : { signal }) }));
  kept.delete(key);
  kept.set(key, fitted);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  const around = { ...(reach === undefined ? {} : { reach }), ...(scale === undefined ? {} : { scale }) };
  return { ...fitted, features: (graph) => fitted.features(graph, around) };
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
