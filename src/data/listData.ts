import { statSync } from 'node:fs';
import { dataDirectory, findDataFile } from './dataDirectory';
import { datasetEntries } from './datasetEntry';
import { allDatasetFiles } from './datasetFiles';

export interface DataDirOptions {
  /** Default: the environment's CLUSTERNET_DATA, else `data/cache` of the package. */
  dataDir?: string;
}

/** How much of one set is there. */
export interface DatasetStatus {
  readonly name: string;
  readonly title: string;
  /** Files that loading any of its graphs can ask for; 0 for a set that is built in. */
  readonly files: number;
  readonly present: number;
  readonly missing: readonly string[];
  /** Bytes on disk of what is there. */
  readonly bytes: number;
}

/**
 * Which sets are there, by name and without reading them. Throws nothing.
 * @example listData().sets.filter(({ missing }) => missing.length === 0).map(({ name }) => name) // at least 'karate'
 */
export function listData(options: DataDirOptions = {}): { directory: string; sets: DatasetStatus[] } {
  const directory = dataDirectory(options.dataDir);
  const sets = datasetEntries().map((entry) => {
    const { name } = entry;
    const files = allDatasetFiles(entry);
    const found = files.map((path) => findDataFile(directory, path));
    const bytes = found.reduce((sum, file) => sum + (file === undefined ? 0 : statSync(file).size), 0);
    const missing = files.filter((_, i) => found[i] === undefined);
    return { name, title: entry.title, files: files.length, present: files.length - missing.length, missing, bytes };
  });
  return { directory, sets };
}
