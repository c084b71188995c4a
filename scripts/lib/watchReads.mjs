import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keptPath } from './drawnFrom.mjs';

const readers = ['readFileSync', 'readFile', 'readdirSync', 'readdir', 'createReadStream'];
const openers = ['openSync', 'open'];

/**
 * From now on keeps the names of kept data files that this process reads or looks for, under a global symbol where the
 * notebook runner finds them after the last cell.
 */
export function watchReads() {
  const seen = new Set();
  globalThis[Symbol.for('clusternet.reads')] = seen;
  const note = (path) => {
    const name = path instanceof URL && path.protocol === 'file:' ? fileURLToPath(path) : path;
    if (typeof name !== 'string') return;
    const kept = keptPath(resolve(name));
    if (kept !== undefined) seen.add(kept);
  };
  const watch = (owner, name, isRead = () => true) => {
    const original = owner[name];
    owner[name] = function (path, ...rest) {
      if (isRead(rest[0])) note(path);
      return original.call(this, path, ...rest);
    };
  };
  const { existsSync } = fs;
  fs.existsSync = (path) => {
    const found = existsSync(path);
    if (!found) note(path); // a file that is there counts once it is read
    return found;
  };
  for (const name of readers) watch(fs, name);
  for (const name of ['readFile', 'readdir']) watch(fs.promises, name);
  const opensToRead = (flags) => typeof flags !== 'string' || /^r/.test(flags);
  for (const name of openers) watch(fs, name, opensToRead);
  watch(fs.promises, 'open', opensToRead);
  syncBuiltinESMExports();
}
