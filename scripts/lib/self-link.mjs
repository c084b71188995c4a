import { existsSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from './paths.mjs';

/**
 * node_modules/clusternet → this folder, so that `import * as cn from 'clusternet'` works in every notebook, with types.
 * A link of our own, not a `file:.` dependency: that would follow the package to everyone who installs it.
 */
export function linkSelf() {
  const link = join(modules, 'clusternet');
  if (existsSync(link) && realpathSync(link) === realpathSync(root)) return;
  mkdirSync(modules, { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link, { recursive: true, force: true });
  symlinkSync(root, link, 'junction');
}
