import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { removeOrphans } from './orphans.mjs';
import { dist, modules, root } from './paths.mjs';

/** What is built, from what, by which command. A step is skipped while the fingerprint of its sources stands. */
const steps = {
  wasm: {
    sources: ['src/kernels/assembly', 'scripts/build-wasm.mjs'],
    output: join(dist, 'kernels.wasm'),
    command: [join(root, 'scripts', 'build-wasm.mjs')],
  },
  typescript: {
    sources: ['src', 'tsconfig.json', 'node_modules/.package-lock.json'],
    output: join(dist, 'index.js'),
    command: [join(modules, 'typescript', 'bin', 'tsc'), '-p', join(root, 'tsconfig.json'), '--pretty', 'false'],
  },
  browser: {
    sources: ['src', 'scripts/build-browser.mjs', 'scripts/lib/browser.mjs', 'node_modules/.package-lock.json'],
    output: join(dist, 'browser.mjs'),
    command: [join(root, 'scripts', 'build-browser.mjs')],
  },
};

function stampOf(name) {
  return join(dist, `.${name}.stamp`);
}

function isFresh(name, wanted) {
  const stamp = stampOf(name);
  return existsSync(steps[name].output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Runs one step if its sources changed. Returns '' or, when it failed, what the compiler said. */
function buildStep(name) {
  const wanted = fingerprint(steps[name].sources);
  if (isFresh(name, wanted)) return '';
  return withLock(join(dist, '.lock'), () => {
    if (isFresh(name, wanted)) return ''; // another process built it while we waited
    rmSync(stampOf(name), { force: true });
    const run = spawnSync(process.execPath, steps[name].command, { cwd: root, encoding: 'utf8' });
    if (run.status !== 0) return `${run.stdout}${run.stderr}`.trim() || `${name}: build ended with ${run.status}`;
    if (name === 'typescript') removeOrphans(dist, join(root, 'src'));
    writeFileSync(stampOf(name), wanted);
    return '';
  });
}

export const buildWasm = () => buildStep('wasm');

/** Kernels, TypeScript and the file for browsers. Returns '' or what went wrong. */
export const buildAll = () =>
  [buildWasm(), buildStep('typescript'), buildStep('browser')].filter((problem) => problem !== '').join('\n');
