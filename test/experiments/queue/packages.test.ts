import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(__dirname, '../../..');
/** Node that has not one of the packages, as where it was not installed. */
const without = (name: string) => `
  const Module = require('node:module');
  const resolve = Module._resolveFilename;
  Module._resolveFilename = function (asked, ...rest) {
    if (asked !== '${name}') return resolve.call(this, asked, ...rest);
    throw Object.assign(new Error("Cannot find module '${name}'"), { code: 'MODULE_NOT_FOUND' });
  };`;

it.skipIf(!existsSync(join(ROOT, 'dist/cli/index.js'))).each(['bullmq', 'ioredis'])(
  'a queue without %s is refused in one line that says what to install; what needs no queue runs',
  (name) => {
    const preload = join(mkdtempSync(join(tmpdir(), 'without-')), 'preload.cjs');
    writeFileSync(preload, without(name));
    const clusternet = (...args: string[]) =>
      spawnSync(process.execPath, ['--require', preload, join(ROOT, 'bin/clusternet.js'), ...args], {
        encoding: 'utf8',
      });
    for (const line of [['worker'], ['experiment', 'run', 'gdpg-twin/scheduling', '--results', join(preload, '..')]]) {
      const { status, stderr } = clusternet(...line, '--queue', 'redis://127.0.0.1:1');
      expect(stderr).toBe(
        'clusternet: queue: expected the packages bullmq and ioredis, as by "npm install bullmq ioredis", but got not both ' +
          'of them; without a queue, runs need neither\n',
      );
      expect(status).toBe(2);
    }
    expect(clusternet('data', 'list').status).toBe(0);
  },
  60_000,
);
