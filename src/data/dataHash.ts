import { createHash } from 'node:crypto';
import { readBytes } from '../graph/io/readBytes';
import { dataDirectory, findDataFile } from './dataDirectory';
import { datasetEntry } from './datasetEntry';
import { allDatasetFiles } from './datasetFiles';
import type { DataDirOptions } from './listData';
import { problemOf } from './problemOf';
import { readManifest } from './readManifest';

/** Of a set without any file: built in, or generated because its files are not there. */
export const NO_FILES = 'none';

/**
 * One hash of all files of a set that are there: two machines with the same hash have the same set. A file as released counts as
 * such, gzipped, repacked or plain; one that is not there counts as absent. Reads every file of the set.
 * @throws InputError for a name that no set has
 * @example dataHash('karate') // 'none': it is built in
 */
export function dataHash(name: string, options: DataDirOptions = {}): string {
  const directory = dataDirectory(options.dataDir);
  const manifest = readManifest();
  const lines = allDatasetFiles(datasetEntry(name)).flatMap((path) => {
    const file = findDataFile(directory, path);
    if (file === undefined) return [];
    const released = path in manifest.files && problemOf(manifest, path, file) === undefined;
    return [`${path} ${released ? manifest.files[path]![0] : sha256(readBytes(file))}`];
  });
  return lines.length === 0 ? NO_FILES : sha256(lines.sort().join('\n'));
}

function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
