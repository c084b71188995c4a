import { availableParallelism } from 'node:os';
import type { RunJob, RunPool } from './RunPool';

export interface LocalPoolOptions {
  /** A module whose default export makes one run, in a worker thread; it knows all data sets that the runs name. */
  worker: string;
  dataDir?: string;
  /** Worker threads; default one per core. */
  threads?: number;
  /** Seconds that a thread without work is kept; default 1. */
  idle?: number;
}

/** Runs in worker threads of this process, each started when there is work for it. */
export async function localPool(options: LocalPoolOptions): Promise<RunPool> {
  const { worker, dataDir, threads = availableParallelism(), idle = 1 } = options;
  const { default: Piscina } = await import('piscina'); // only when there is something to run: it costs start-up time
  const pool = new Piscina({
    filename: worker,
    minThreads: 0,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
    idleTimeout: 1000 * idle,
  });
  let aborted = false;
  pool.on('error', (error) => {
    if (!aborted) throw error; // else it is the answer of a run that was given up
  });
  return {
    async run(spec, signal) {
      try {
        return await pool.run({ spec, dataDir } satisfies RunJob, { signal });
      } finally {
        aborted ||= signal.aborted;
      }
    },
    close: () => pool.destroy(),
  };
}
