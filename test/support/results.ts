import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultsOf } from '../../src/experiments/ResultsStore';
import { type MadeUp, record } from './record';

/** A directory of finished runs of one of the paper's tables, everything but the given parts made up. */
export function keptRuns(table: number, runs: readonly MadeUp[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'results-'));
  const store = resultsOf(`clusternet/table-${table}`, directory);
  for (const parts of runs) store.append(record(parts));
  return directory;
}
