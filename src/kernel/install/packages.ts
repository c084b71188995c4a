import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageFolder } from '../packageFolder';

/** Optional peers: the library does without them. */
const NEEDED = ['typescript', 'zeromq'];

/** What the kernel needs and this installation lacks. */
export function missingPackages(): string[] {
  const { resolve } = createRequire(join(packageFolder, 'package.json'));
  return NEEDED.filter((name) => {
    try {
      resolve(name);
      return false;
    } catch {
      return true;
    }
  });
}
