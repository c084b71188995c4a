import { join } from 'node:path';
import { InputError } from '../errors';
import { dataDirectory, findDataFile } from './dataDirectory';

/** Where one looks for the files of a set. */
export interface SetPlace {
  readonly name: string;
  readonly dataDir: string | undefined;
  /** Where they can be had, for the message. */
  readonly source: string;
}

/**
 * The first of these files that is there, plain or gzipped.
 * @param paths relative to the data directory, or absolute
 * @throws InputError that names the set, the file and where it can be had
 */
export function setFile({ name, dataDir, source }: SetPlace, ...paths: readonly string[]): string {
  const directory = dataDirectory(dataDir);
  const found = paths.map((path) => findDataFile(path.startsWith('/') ? '' : directory, path)).find((one) => one);
  if (found !== undefined) return found;
  const expected = `${join(directory, paths[0])}[.gz]`;
  throw new InputError({ what: `data set ${name}`, expected, actual: `no such file; ${source}` });
}
