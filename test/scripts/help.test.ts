import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

/** Scripts of package.json that take flags, and how each is started. */
const scripts: readonly (readonly [name: string, ...args: string[]])[] = [
  ['notebook', 'scripts/notebook.mjs'],
  ['notebooks', 'scripts/notebooks.mjs'],
  ['site', 'scripts/site.mjs'],
  ['bench', '--import', 'tsx', 'bench/index.ts'],
  ['soak', '--import', 'tsx', 'test/fuzz/soak.ts'],
  ['crashes', '--import', 'tsx', 'test/crash/run.ts'],
];

it.each(scripts)(
  'npm run %s -- --help says what there is, and does nothing',
  (name, ...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, '--help'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`^npm run ${name}\\b`));
    expect(stdout).not.toMatch(/^\/\/|import /m);
  },
  60_000,
);
