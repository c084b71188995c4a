// Runs after `npm ci` and `npm install` in this folder: what a clone needs before its first command.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll } from './lib/build.mjs';
import { modules } from './lib/paths.mjs';
import { linkSelf } from './lib/self-link.mjs';

linkSelf();
// With --omit=dev there is no compiler; whoever does that brings dist/ along.
if (existsSync(join(modules, 'typescript'))) {
  const problem = buildAll();
  if (problem !== '') {
    // A build error must not take the installation with it: npm run build shows it again.
    console.error(problem);
  }
}
