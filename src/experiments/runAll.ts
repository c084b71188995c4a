import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { RunRecord, RunSpec } from './RunRecord';
import type { ResultsStore } from './resultsStore';

export interface RunAllOptions {
  dataDir?: string;
  /** Worker threads; default one per core. */
  threads?: number;
  signal?: AbortSignal;
  /** After every finished run; `secondsLeft` is estimated from the runs finished so far. */
  onProgress?: (progress: { done: number; total: number; secondsLeft: number; last: RunRecord }) => void;
  /** Called for a run that threw; the others go on. */
  onError?: (spec: RunSpec, error: Error) => void;
}

/** Runs what the store lacks, on all cores, and appends each record as it comes. Interrupt it at any time: it resumes. */
export async function runAll(
  runs: readonly RunSpec[],
  store: ResultsStore,
  options: RunAllOptions = {},
): Promise<void> {
  const { dataDir, threads = availableParallelism(), signal, onProgress, onError } = options;
  const missing = runs.filter((spec) => store.get(spec) === undefined);
  if (missing.length === 0) return;
  if (signal !== undefined) setMaxListeners(0, signal); // one listener a queued run
  const { default: Piscina } = await import('piscina'); // only when there is something to run: it costs start-up time
  const pool = new Piscina({
    filename: join(__dirname, 'worker.js'),
    minThreads: Math.min(threads, missing.length),
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: 1000,
  });
  const begun = performance.now();
  let done = 0;
  const one = async (spec: RunSpec): Promise<void> => {
    try {
      const record: RunRecord = await pool.run({ spec, dataDir }, signal === undefined ? {} : { signal });
      store.append(record);
      done++;
      const secondsLeft = ((performance.now() - begun) / 1000 / done) * (missing.length - done);
      onProgress?.({ done, total: missing.length, secondsLeft, last: record });
    } catch (error) {
      if (signal?.aborted !== true) onError?.(spec, error as Error);
    }
  };
  try {
    await Promise.all(missing.map(one));
  } finally {
    await pool.destroy();
  }
}
