import { setMaxListeners } from 'node:events';
import { availableParallelism } from 'node:os';
import { ambientSignal } from '../ambientSignal';
import { lockFile } from './fileLock';
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
 * time. Interrupt it at any time: it resumes. No two processes work on one store at the same time.
 * @throws InputError when another process does, or when a record cannot be kept: the other runs are then given up
 */
export async function runAll(runs: readonly RunSpec[], store: ResultsStore, options: RunAllOptions): Promise<void> {
  if (runs.every((spec) => store.get(spec) !== undefined)) return;
  const release = lockFile(`${store.file}.lock`);
  try {
    store.reread(); // another process may have finished meanwhile
    await runMissing(
      runs.filter((spec) => store.get(spec) === undefined),
      store,
      options,
    );
  } finally {
    release();
  }
}

async function runMissing(missing: readonly RunSpec[], store: ResultsStore, options: RunAllOptions): Promise<void> {
  const { onProgress, onError, dataDir } = options;
  const full = new AbortController();
  const given = options.signal ?? ambientSignal();
  const signal = given === undefined ? full.signal : AbortSignal.any([given, full.signal]);
  const begun = performance.now();
  let done = 0;
  const keep = async (spec: RunSpec, work: () => Promise<RunRecord>): Promise<void> => {
    let record: RunRecord;
    try {
      signal.throwIfAborted();
      record = await work();
    } catch (error) {
      if (!signal.aborted) onError?.(spec, error as Error);
      return;
    }
    if (full.signal.aborted) return;
    try {
      store.append(record);
    } catch (error) {
      return full.abort(error);
    }
    done++;
    const secondsLeft = ((performance.now() - begun) / 1000 / done) * (missing.length - done);
    onProgress?.({ done, total: missing.length, secondsLeft, last: record });
  };
  await onAllCores(
    missing.filter(({ timed }) => timed === undefined),
    keep,
    { ...options, signal },
  );
  const alone = { ...(dataDir === undefined ? {} : { dataDir }), signal };
  for (const spec of missing.filter(({ timed }) => timed !== undefined)) await keep(spec, () => timeRun(spec, alone));
  if (full.signal.aborted) throw full.signal.reason;
}

async function onAllCores(
  runs: readonly RunSpec[],
  keep: (spec: RunSpec, work: () => Promise<RunRecord>) => Promise<void>,
  { worker, dataDir, threads = availableParallelism(), signal }: RunAllOptions & { signal: AbortSignal },
): Promise<void> {
  if (runs.length === 0) return;
  setMaxListeners(0, signal); // one listener a queued run
  const { default: Piscina } = await import('piscina'); // only when there is something to run: it costs start-up time
  const pool = new Piscina({
    filename: worker,
    minThreads: Math.min(threads, runs.length),
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: 1000,
  });
  pool.on('error', (error) => {
    if (!signal.aborted) throw error; // else it is the answer of a run that was given up
  });
  try {
    await Promise.all(runs.map((spec) => keep(spec, () => pool.run({ spec, dataDir } satisfies RunJob, { signal }))));
  } finally {
    await pool.destroy();
  }
}
