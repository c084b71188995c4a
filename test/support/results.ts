import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunRecord } from '../../src/experiments/RunRecord';
import { tableStore } from '../../src/experiments/resultsStore';
import { record } from './record';

/** A directory of finished runs of one table, everything but the given parts made up. */
export function keptRuns(table: number, runs: readonly Partial<RunRecord>[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'results-'));
  const store = tableStore(table, directory);
  for (const parts of runs) store.append(record(parts));
  return directory;
}
