import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWasm } from './lib/build.mjs';

/**
 * Before all tests: compiles the kernels (vitest compiles the TypeScript itself; outside CI the other tests run without
 * them) and gives the tests a temporary folder of their own, which goes when they have run.
 */
export default function setup() {
  const problem = buildWasm();
  if (problem !== '') {
    if (process.env.CI) throw new Error(problem);
    console.error(problem);
  }
  const scratch = mkdtempSync(join(tmpdir(), 'clusternet-tests-'));
  process.env.TMPDIR = scratch;
  return () => rmSync(scratch, { recursive: true, force: true });
}
