import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Two levels above this file, in `src/` and in `dist/` alike. */
const PACKAGE_ROOT = resolve(__dirname, '..', '..');

/** Where data sets are looked for: the option, else the environment's CLUSTERNET_DATA, else `data/cache` of the package. */
export function dataDirectory(option?: string): string {
  const fromEnvironment = process.env.CLUSTERNET_DATA;
  if (option !== undefined) return resolve(option);
  if (fromEnvironment !== undefined && fromEnvironment !== '') return resolve(fromEnvironment);
  return join(PACKAGE_ROOT, 'data', 'cache');
}

/** The file of a data directory, plain or with `.gz` after its name; undefined when it has neither. */
export function findDataFile(directory: string, path: string): string | undefined {
  return [join(directory, path), join(directory, `${path}.gz`)].find((candidate) => existsSync(candidate));
}

export function packageFile(...path: string[]): string {
  return join(PACKAGE_ROOT, ...path);
}
