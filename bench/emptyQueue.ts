// node --import tsx bench/emptyQueue.ts URL ours|bare      the worker process of queueItem; says when it is ready
import { join } from 'node:path';
import { Worker } from 'bullmq';
import { workOnQueue } from '../src/experiments/queue/workOnQueue';

/** Threads, or jobs at a time. */
export const THREADS = 2;
/** A run that does nothing. */
export const WORKER = join(__dirname, 'emptyRun.cjs');
/** Name of the queue without anything of ours. */
export const BARE = 'bare';

const READY = 'ready\n';

async function ours(url: string): Promise<void> {
  const never = new AbortController().signal;
  setTimeout(() => process.stdout.write(READY), 1000); // it has connected by then
  await workOnQueue({ url, worker: WORKER, concurrency: THREADS, signal: never, handBack: never });
}

async function bare(url: string): Promise<void> {
  const connection = { url, maxRetriesPerRequest: null };
  await new Worker(BARE, async () => null, { connection, concurrency: THREADS }).waitUntilReady();
  process.stdout.write(READY);
}

if (require.main === module) {
  const [url, kind] = process.argv.slice(2);
  (kind === 'ours' ? ours : bare)(url!).catch((error: Error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
