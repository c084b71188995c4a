import { setMaxListeners } from 'node:events';
import { availableParallelism, hostname } from 'node:os';
import type { Job } from 'bullmq';
import { localPool } from '../localPool';
import type { RunRecord } from '../RunRecord';
import type { RunSpec } from '../RunSpec';
import { queuePackages } from './packages';
import { QUEUE, type QueueJob, type Refusal, requireOurs } from './QueueJob';
import { type QueueAddress, reachQueue } from './queueAddress';
import { dataChecker } from './requireData';

export interface QueueWorkerOptions extends QueueAddress {
  /** A module whose default export makes one run, in a worker thread; see `localPool`. */
  worker: string;
  dataDir?: string;
  /** Runs at the same time; default one per core. */
  concurrency?: number;
  /** Seconds of silence after which this worker counts as lost and its runs go to others; default 30. */
  lostAfter?: number;
  /** Ends after so many seconds without a run; default never. */
  idle?: number;
  /** Ends it: no more runs are taken, and those in progress finish. */
  signal: AbortSignal;
  /** Hands the runs in progress back, for others to make from their beginning. */
  handBack: AbortSignal;
  /** After every run: what came of it. */
  onRun?: (spec: RunSpec, outcome: RunRecord | Error) => void;
  onNotice?: (text: string) => void;
}

/** Milliseconds in which Redis can be told that runs are handed back; without, it finds out after `lostAfter`. */
const PATIENCE = 5000;

/**
 * Makes runs from the queue in worker threads until it is told to end. A run that throws is reported to whoever filled the queue;
 * one whose thread dies is tried once more, here or elsewhere.
 * @returns how many runs were handed back
 * @throws InputError as `reachQueue`, and for a run of another version or on other data than are here, which is handed back
 */
export async function workOnQueue(options: QueueWorkerOptions): Promise<{ handedBack: number }> {
  const { worker, dataDir, concurrency = availableParallelism(), lostAfter = 30, idle, onRun } = options;
  const { signal, handBack } = options;
  const connection = await reachQueue(options);
  const { Worker, WaitingError, UnrecoverableError } = queuePackages().bullmq;
  const where = dataDir === undefined ? {} : { dataDir };
  const pool = await localPool({ worker, threads: concurrency, idle: 60, ...where });
  setMaxListeners(0, handBack);
  const tell = eachOnce(options.onNotice ?? (() => {}));
  const requireData = dataChecker({ ...where, signal: handBack, onFetch: (name) => tell(`fetching ${name}`) });
  /** By job. A record stays until Redis has it, so that a job which Redis lost and gets again is not made again here. */
  const made = new Map<string, Promise<RunRecord>>();
  let [handedBack, refusal, active, busy] = [0, undefined as Error | undefined, 0, performance.now()];

  const giveBack = async (job: Job<QueueJob>, token: string): Promise<never> => {
    handedBack++;
    await job.moveToWait(token);
    throw new WaitingError();
  };
  const makeRun = async (job: Job<QueueJob, RunRecord>, token: string): Promise<RunRecord> => {
    const { spec, data } = job.data;
    try {
      requireOurs(job.data);
      await requireData(spec.data.name, data);
    } catch (error) {
      if (!handBack.aborted) {
        refusal ??= error as Error;
        await job.updateProgress({ refused: `${hostname()}: ${refusal.message}` } satisfies Refusal);
      }
      end();
      return giveBack(job, token);
    }
    const id = job.id!;
    try {
      if (!made.has(id)) made.set(id, pool.run(spec, handBack));
      return await made.get(id)!;
    } catch (error) {
      made.delete(id);
      if (handBack.aborted) return giveBack(job, token);
      onRun?.(spec, error as Error);
      if (threadDied(error as Error)) throw error;
      throw new UnrecoverableError((error as Error).message);
    }
  };
  const queueWorker = new Worker<QueueJob, RunRecord>(
    QUEUE.name,
    async (job, token) => {
      active++;
      try {
        return await makeRun(job, token!);
      } finally {
        active--;
        busy = performance.now();
      }
    },
    {
      ...{ prefix: QUEUE.prefix, connection, concurrency, name: `${hostname()}-${process.pid}` },
      ...{ lockDuration: 1000 * lostAfter, stalledInterval: 1000 * lostAfter, maxStalledCount: 1, runRetryDelay: 1000 },
    },
  );
  queueWorker.on('completed', (job, record) => {
    made.delete(job.id!);
    onRun?.(job.data.spec, record);
  });
  queueWorker.on('error', ({ message }) => tell(`the queue does not answer as it should (${message}); going on`));
  const ended = new Promise<void>((resolve) => {
    queueWorker.on('closed', resolve);
    handBack.addEventListener('abort', () => void setTimeout(resolve, PATIENCE).unref());
  });
  const end = () => void queueWorker.close();
  signal.addEventListener('abort', end);
  const watch = setInterval(() => {
    if (idle !== undefined && active === 0 && performance.now() - busy > 1000 * idle) end();
  }, 500);
  try {
    if (signal.aborted) end();
    await ended;
  } finally {
    clearInterval(watch);
    signal.removeEventListener('abort', end);
    await queueWorker.disconnect();
    await pool.close();
  }
  if (refusal !== undefined) throw refusal;
  return { handedBack };
}

/** True where not the run but its thread failed: out of memory, or ended by the system. */
function threadDied({ code }: NodeJS.ErrnoException): boolean {
  return code?.startsWith('ERR_WORKER_') ?? false;
}

/** Each sentence once in a row. */
function eachOnce(tell: (text: string) => void): (text: string) => void {
  let last: string | undefined;
  return (text) => {
    if (text !== last) tell(text);
    last = text;
  };
}
