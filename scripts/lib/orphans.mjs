import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';

const COMPILED = /(\.d\.ts|\.js)(\.map)?$/;

/**
 * Removes compiled files whose source is gone: tsc leaves them behind, and an old `methods.js` would be found before a
 * new `methods/index.js`.
 */
export function removeOrphans(output, source) {
  for (const entry of readdirSync(output, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPILED.test(entry.name)) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const origin = join(source, relative(output, file)).replace(COMPILED, '.ts');
    if (!existsSync(origin)) rmSync(file);
  }
}
