import { InputError, requireInteger } from '../errors';
import type { DatasetEntry, SplitName } from './datasetEntry';

/** Paths relative to a data directory. A `.content` file may also be there as `.content.gz`. */
export interface DatasetFiles {
  readonly stem: string;
  readonly full: string;
  readonly splits: Readonly<Partial<Record<SplitName, string>>>;
  readonly fullContent: string;
  /** Equal to `fullContent` where the features are shared. */
  readonly trainContent: string;
}

/**
 * The files of one graph of a set.
 * @param part 0 … parts − 1; ignored for a single graph.
 * @throws InputError for a built-in set or a part out of range.
 */
export function datasetFiles(entry: DatasetEntry, connected: boolean, part: number): DatasetFiles {
  const folder = (connected ? entry.connectedStem : null) ?? entry.stem;
  if (folder === null) {
    throw new InputError({ what: 'data set', expected: 'one that comes in files', actual: `${entry.name}, built in` });
  }
  requireInteger(`part of ${entry.name}`, part, 0, entry.parts - 1);
  const stem = entry.parts > 1 ? `${folder}_${part}` : folder;
  const base = `${folder}/${stem}`;
  const splits: Partial<Record<SplitName, string>> = {};
  for (const split of entry.releasedSplits) splits[split] = `${base}_${split}_0.40.cites`;
  const fullContent = `${base}.content`;
  return {
    stem,
    full: `${base}.cites`,
    splits,
    fullContent,
    trainContent: entry.featuresPerSplit ? `${base}_train_0.40.content` : fullContent,
  };
}

/** Every file that loading any graph of the set can ask for, both variants and all parts; none for a built-in set. */
export function allDatasetFiles(entry: DatasetEntry): string[] {
  if (entry.files !== undefined) return [...entry.files];
  if (entry.stem === null) return [];
  const paths = new Set<string>();
  for (const connected of entry.connectedStem === null ? [false] : [false, true]) {
    for (let part = 0; part < entry.parts; part++) {
      const { full, splits, fullContent, trainContent } = datasetFiles(entry, connected, part);
      for (const path of [full, ...Object.values(splits), fullContent, trainContent]) paths.add(path);
    }
  }
  return [...paths];
}
