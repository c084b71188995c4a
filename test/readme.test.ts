import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../scripts/lib/paths.mjs';

it.skipIf(!existsSync(join(root, 'dist/index.js')))(
  'README shows the measured numbers of data/results (needs a build)',
  () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/readme.mjs'), '--check'], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
  },
);
