import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { relative } from 'node:path';
import { InputError } from '../errors';
import { readBytes } from '../graph/io/readBytes';
import { dataDirectory, findDataFile } from './dataDirectory';
import { checkBytes, type Manifest, readManifest } from './manifest';
import { allDatasetFiles, DATASET_NAMES, type DatasetName, datasetEntry } from './registry';

export interface DataDirOptions {
  /** Default: the environment's CLUSTERNET_DATA, else `data/cache` of the package. */
  dataDir?: string;
}

/** How much of one set is there. */
export interface DatasetStatus {
  readonly name: DatasetName;
  readonly title: string;
  /** Files that loading any of its graphs can ask for; 0 for a set that is built in. */
  readonly files: number;
  readonly present: number;
  readonly missing: readonly string[];
  /** Bytes on disk of what is there. */
  readonly bytes: number;
}

/** Which sets are there, by name and without reading them. */
export function listData(options: DataDirOptions = {}): { directory: string; sets: DatasetStatus[] } {
  const directory = dataDirectory(options.dataDir);
  const sets = DATASET_NAMES.map((name) => {
    const entry = datasetEntry(name);
    const files = allDatasetFiles(entry);
    const found = files.map((path) => findDataFile(directory, path));
    const bytes = found.reduce((sum, file) => sum + (file === undefined ? 0 : statSync(file).size), 0);
    const missing = files.filter((_, i) => found[i] === undefined);
    return { name, title: entry.title, files: files.length, present: files.length - missing.length, missing, bytes };
  });
  return { directory, sets };
}

export interface DataVerification {
  readonly directory: string;
  /** Files whose contents are the upstream's, or a known repacking of them. */
  readonly verified: readonly string[];
  readonly absent: readonly string[];
  readonly wrong: readonly { readonly path: string; readonly problem: string }[];
}

/** Reads every file of the manifest that is in the data directory and compares its hash. */
export function verifyData(options: DataDirOptions = {}): DataVerification {
  const directory = dataDirectory(options.dataDir);
  const manifest = readManifest();
  const verified: string[] = [];
  const absent: string[] = [];
  const wrong: { path: string; problem: string }[] = [];
  for (const path of Object.keys(manifest.files)) {
    const file = findDataFile(directory, path);
    if (file === undefined) {
      absent.push(path);
      continue;
    }
    const problem = problemOf(manifest, path, file);
    if (problem === undefined) verified.push(relative(directory, file));
    else wrong.push({ path: relative(directory, file), problem });
  }
  return { directory, verified, absent, wrong };
}

/** What is wrong with a file, undefined when nothing is. A gzipped file is judged by what it unpacks to. */
export function problemOf(manifest: Manifest, path: string, file: string): string | undefined {
  try {
    const expected = manifest.repacked[`${path}.gz`];
    if (file.endsWith('.gz') && expected !== undefined) {
      const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
      if (sha256 === expected) return undefined;
    }
    checkBytes(manifest, path, readBytes(file), file);
    return undefined;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}
