import { setMaxListeners } from 'node:events';
import { ambientSignal } from '../ambientSignal';
import { lockFile } from './fileLock';
import { type LocalPoolOptions, localPool } from './localPool';
import { type QueueOptions, queuePool } from './queue/queuePool';
import type { ResultsStore } from './ResultsStore';
import type { RunPool } from './RunPool';
import type { RunRecord } from './RunRecord';
import type { RunSpec } from './RunSpec';
import { timeRun } from './timeRun';

export interface RunAllOptions extends LocalPoolOptions {
  /** Where workers on any machine find the runs; default worker threads of this process. */
  queue?: QueueOptions;
  signal?: AbortSignal;
  /** After every finished run. */
  onProgress?: (progress: RunProgress) => void;
  /** Called for a run that threw; the others go on. */
  onError?: (spec: RunSpec, error: Error) => void;
}

export interface RunProgress {
  readonly done: number;
  readonly total: number;
  /** Estimated from the runs finished so far. */
  readonly secondsLeft: number;
  readonly last: RunRecord;
  /** On the queue, where Redis tells. */
  readonly workers?: number;
}

/**
 * Runs what the store lacks and appends each record as it comes: runs on all cores, or by all workers of a queue; measurements
 * of time after them, here, one at a time. Interrupt it at any time: it resumes. No two processes work on one store at the same time.
 * @throws InputError when another process does, when a record cannot be kept (the other runs are then given up), or for a queue
 * that cannot be used
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
    const workers = pool?.workers === undefined ? {} : { workers: pool.workers };
    onProgress?.({ done, total: missing.length, secondsLeft, last: record, ...workers });
  };
  const untimed = missing.filter(({ timed }) => timed === undefined);
  let pool: RunPool | undefined;
  if (untimed.length > 0) {
    setMaxListeners(0, signal); // one listener a waiting run
    pool = await poolFor(options);
    try {
      await Promise.all(untimed.map((spec) => keep(spec, () => pool!.run(spec, signal))));
    } finally {
      await pool.close();
    }
  }
  const alone = { ...(dataDir === undefined ? {} : { dataDir }), signal };
  for (const spec of missing.filter(({ timed }) => timed !== undefined)) await keep(spec, () => timeRun(spec, alone));
  if (full.signal.aborted) throw full.signal.reason;
}

function poolFor({ queue, ...local }: RunAllOptions): Promise<RunPool> {
  if (queue === undefined) return localPool(local);
  return queuePool({ ...queue, ...(local.dataDir === undefined ? {} : { dataDir: local.dataDir }) });
}
