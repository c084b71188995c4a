import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { karateClub } from '../graph/generate/karateClub';
import type { Features } from '../graph/SparseMatrix';
import type { SettingSpecs, Settings } from '../settings';

export type FeatureKind = 'bag-of-words' | 'tf-idf' | 'node2vec' | 'role2vec' | 'identity' | 'structural' | 'custom';

export type SplitName = 'train' | 'valid' | 'test';

/** What there is to know about a data set before any file is opened. */
export interface DatasetEntry {
  /** As the paper names it in its tables. */
  readonly name: string;
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
  /** Of a set of many graphs: which of them serve what, by number; no graph has two roles. Absent for a single graph. */
  readonly roles?: Readonly<Record<SplitName, readonly number[]>>;
  /** Of a set that is solved as it is: the files it is made from, as the manifest names them. */
  readonly files?: readonly string[];
  /** Of a set whose files are not downloaded by us: a sentence that says where they can be had and where they go. */
  readonly source?: string;
  /** What the making of its graphs and features can be told; part of a run. Absent: nothing. */
  readonly settings?: SettingSpecs;
  /**
   * Of a set that has no hidden edges (weighted instances, points with their affinity graph): makes what a run learns from
   * and solves. Such a set has neither tasks nor splits, and `loadDataset` does not read it.
   * @throws InputError for files that are not there or malformed
   */
  readonly instances?: (request: InstancesRequest) => Promise<Instances>;
  /** Makes one of its graphs: of a set that is built in, or where the files are missing. Absent where only files have them. */
  readonly generate?: (part: number) => GeneratedGraph;
}

/** One graph that is solved as it is. */
export interface PosedItem {
  readonly graph: Graph;
  /** n x F. */
  readonly features: Features;
  /** Numbers of each node, by name: weights, terminals. */
  readonly columns?: Readonly<Record<string, ArrayLike<number>>>;
  /** Classes, length n; for measuring only. */
  readonly labels?: Int32Array;
  /** The value to which ours is put in relation: the best known, or a baseline's. */
  readonly reference?: number;
  /** As its file names it. */
  readonly name?: string;
  /** Its kind among the set's: a run has means of each kind too, as in `value/star30`. */
  readonly group?: string;
}

/** The items of a set by role; one without training items is learned on the item itself. */
export type Instances = Readonly<Record<SplitName, readonly PosedItem[]>>;

export interface InstancesRequest {
  /** Resolved: all that the set has. */
  readonly settings: Settings;
  /** Of the run, for what is drawn anew in each. */
  readonly seed: number;
  /** Where files are looked for; default `CLUSTERNET_DATA`, else the download cache. */
  readonly dataDir?: string;
  /** False leaves test items unmade. */
  readonly test: boolean;
  readonly signal?: AbortSignal;
}

/** A graph, and the classes of its nodes where it has any. */
export interface GeneratedGraph {
  readonly graph: Graph;
  readonly labels?: Int32Array;
  readonly labelNames?: readonly string[];
}

const entries = new Map<string, DatasetEntry>();

/**
 * Adds data sets, which every loader knows from then on; a paper does so when it is imported.
 * @throws InputError for a name that is taken by another set
 */
export function registerDatasets(sets: readonly DatasetEntry[]): void {
  for (const entry of sets) {
    const known = entries.get(entry.name);
    if (known !== undefined && known !== entry) {
      throw new InputError({ what: 'data set', expected: 'a name of its own', actual: `"${entry.name}" twice` });
    }
    entries.set(entry.name, entry);
  }
}

/** Every data set that is known, in the order in which they were added. */
export function datasetEntries(): readonly DatasetEntry[] {
  return [...entries.values()];
}

/**
 * What there is to know about a set by its name.
 * @throws InputError for a name that no set has, listing those there are
 * @example datasetEntry('karate').featureColumns // 34
 */
export function datasetEntry(name: string): DatasetEntry {
  const entry = entries.get(name);
  if (entry !== undefined) return entry;
  const expected = `one of ${[...entries.keys()].join(', ')}`;
  throw new InputError({ what: 'data set', expected, actual: `"${name}"` });
}

registerDatasets([
  {
    name: 'karate',
    title: "Zachary's karate club",
    stem: null,
    connectedStem: null,
    parts: 1,
    featureKind: 'identity',
    featureColumns: 34,
    featuresPerSplit: false,
    releasedSplits: [],
    generate() {
      const { graph, factions, factionNames } = karateClub();
      return { graph, labels: factions, labelNames: factionNames };
    },
  },
]);
