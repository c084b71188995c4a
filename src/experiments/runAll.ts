import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { ambientSignal } from '../ambientSignal';
import type { ResultsStore } from './ResultsStore';
import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';
import { timeRun } from './timeRun';

export interface RunAllOptions {
  /** A module whose default export makes one run, in a worker thread; it knows all data sets that the runs name. */
  worker: string;
  dataDir?: string;
  /** Worker threads; default one per core. */
  threads?: number;
  signal?: AbortSignal;
  /** After every finished run; `secondsLeft` is estimated from the runs finished so far. */
  onProgress?: (progress: { done: number; total: number; secondsLeft: number; last: RunRecord }) => void;
  /** Called for a run that threw; the others go on. */
  onError?: (spec: RunSpec, error: Error) => void;
}

/** What a worker is handed. */
export interface RunJob {
  readonly spec: RunSpec;
  readonly dataDir?: string | undefined;
}

/**
 * Runs what the store lacks and appends each record as it comes: runs on all cores, measurements of time after them, one at a
 * time. Interrupt it at any time: it resumes.
 */
export async function runAll(runs: readonly RunSpec[], store: ResultsStore, options: RunAllOptions): Promise<void> {
  const missing = runs.filter((spec) => store.get(spec) === undefined);
  if (missing.length === 0) return;
  const { signal = ambientSignal(), onProgress, onError } = options;
  const begun = performance.now();
  let done = 0;
  const keep = async (spec: RunSpec, work: () => Promise<RunRecord>): Promise<void> => {
    try {
      signal?.throwIfAborted();
      const record = await work();
      store.append(record);
      done++;
      const secondsLeft = ((performance.now() - begun) / 1000 / done) * (missing.length - done);
      onProgress?.({ done, total: missing.length, secondsLeft, last: record });
    } catch (error) {
      if (signal?.aborted !== true) onError?.(spec, error as Error);
    }
  };
  await onAllCores(
    missing.filter(({ timed }) => timed === undefined),
    keep,
    options,
  );
  const { dataDir } = options;
  const alone = { ...(dataDir === undefined ? {} : { dataDir }), ...(signal === undefined ? {} : { signal }) };
  for (const spec of missing.filter(({ timed }) => timed !== undefined)) await keep(spec, () => timeRun(spec, alone));
}

async function onAllCores(
  runs: readonly RunSpec[],
  keep: (spec: RunSpec, work: () => Promise<RunRecord>) => Promise<void>,
  { worker, dataDir, threads = availableParallelism(), signal = ambientSignal() }: RunAllOptions,
): Promise<void> {
  if (runs.length === 0) return;
  if (signal !== undefined) setMaxListeners(0, signal); // one listener a queued run
  const { default: Piscina } = await import('piscina'); // only when there is something to run: it costs start-up time
  const pool = new Piscina({
    filename: worker,
    minThreads: Math.min(threads, runs.length),
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: 1000,
  });
  pool.on('error', (error) => {
    if (signal?.aborted !== true) throw error; // else it is the answer of a run that was given up
  });
  try {
    const hooks = signal === undefined ? {} : { signal };
    await Promise.all(runs.map((spec) => keep(spec, () => pool.run({ spec, dataDir } satisfies RunJob, hooks))));
  } finally {
    await pool.destroy();
  }
}
