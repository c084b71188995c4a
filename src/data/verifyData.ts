import { relative } from 'node:path';
import { dataDirectory, findDataFile } from './dataDirectory';
import type { DataDirOptions } from './listData';
import { problemOf } from './problemOf';
import { readManifest } from './readManifest';

export interface DataVerification {
  readonly directory: string;
  /** Files whose contents are the upstream's, or a known repacking of them. */
  readonly verified: readonly string[];
  readonly absent: readonly string[];
  readonly wrong: readonly { readonly path: string; readonly problem: string }[];
}

/**
 * Reads every file of the manifest that is in the data directory and compares its hash. Throws nothing for a wrong file: it is
 * listed in `wrong`.
 * @example verifyData().wrong // [] where all files are right
 */
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
