import { InputError } from '../errors';
import type { Graph } from '../graph/Graph';
import { karateClub } from '../graph/generate/karateClub';

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
  /** Makes one of its graphs: of a set that is built in, or where the files are missing. Absent where only files have them. */
  readonly generate?: (part: number) => GeneratedGraph;
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
