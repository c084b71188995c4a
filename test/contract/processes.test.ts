import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';

const run = promisify(execFile);

it('everything registered comes to the same bits in every process', async () => {
  const digests = async (): Promise<Record<string, string>> => {
    const args = ['--import', 'tsx', join(root, 'test', 'contract', 'digest.ts')];
    return JSON.parse((await run(process.execPath, args, { cwd: root, maxBuffer: 2 ** 24 })).stdout);
  };
  const first = await digests();
  // Most are numbers, not refusals.
  const made = Object.values(first).filter((digest) => /^[0-9a-f]{16}$/.test(digest)).length;
  expect(made).toBeGreaterThan(0.9 * Object.keys(first).length);
  expect(await digests()).toEqual(first);
}, 240_000);
