import type { Job, Queue, QueueEvents } from 'bullmq';
import { dataHash } from '../../data/dataHash';
import type { RunPool } from '../RunPool';
import type { RunRecord } from '../RunRecord';
import type { RunSpec } from '../RunSpec';
import { queuePackages } from './packages';
import { isOurs, jobId, QUEUE, type QueueJob, queueJob, type Refusal } from './QueueJob';
import { type QueueAddress, reachQueue, withoutPassword } from './queueAddress';

export interface QueueOptions extends QueueAddress {
  /** Told what a person at the queue should know: no worker is there, one was refused, the connection was lost. */
  onNotice?: (text: string) => void;
  /** Seconds between two looks at everything that is awaited; default 5. Results come at once in between. */
  every?: number;
}

/** Settled when the run's record comes back. */
interface Awaited {
  readonly job: QueueJob;
  readonly promise: Promise<RunRecord>;
  readonly resolve: (record: RunRecord) => void;
  readonly reject: (error: Error) => void;
}

/** Jobs that one call to Redis is about. */
const BATCH = 500;

/** Milliseconds until a server that no longer answers is left alone. */
const PATIENCE = 3000;

/**
 * Runs made by whoever empties the queue at that address. What is awaited is known here alone: whatever Redis loses is put in
 * again, and a run that a worker died of twice is an error. Closing takes out again what nobody has begun.
 * @throws InputError as `reachQueue`
 */
export async function queuePool(options: QueueOptions & { dataDir?: string }): Promise<RunPool> {
  const connection = await reachQueue(options);
  const { Queue, QueueEvents } = queuePackages().bullmq;
  const at = { ...QUEUE, connection };
  const queue: Queue<QueueJob, RunRecord> = new Queue(QUEUE.name, at);
  const events = new QueueEvents(QUEUE.name, at);
  return new Filler(queue, events, options);
}

class Filler implements RunPool {
  workers: number | undefined;
  private readonly awaited = new Map<string, Awaited>();
  private readonly hashes = new Map<string, string>();
  private readonly told = new Set<string>();
  /** Ids of jobs whose records have been handed over. */
  private taken: string[] = [];
  private first = true;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly queue: Queue<QueueJob, RunRecord>,
    private readonly events: QueueEvents,
    private readonly options: QueueOptions & { dataDir?: string },
  ) {
    queue.on('error', (error) => this.lost(error));
    events.on('error', (error) => this.lost(error));
    events.on('completed', ({ jobId: id, returnvalue }) => this.take(id, returnvalue as unknown as RunRecord));
    events.on('failed', ({ jobId: id, failedReason }) => this.fail(id, failedReason));
    events.on('progress', ({ data }) => this.tell(`a worker has stopped: ${(data as unknown as Refusal).refused}`));
  }

  run(spec: RunSpec, signal: AbortSignal): Promise<RunRecord> {
    const id = jobId(spec);
    const known = this.awaited.get(id);
    if (known !== undefined) return known.promise;
    const job = queueJob(spec, this.hashOf(spec.data.name));
    let settle!: Pick<Awaited, 'resolve' | 'reject'>;
    const promise = new Promise<RunRecord>((resolve, reject) => {
      settle = { resolve, reject };
    });
    this.awaited.set(id, { job, promise, ...settle });
    signal.addEventListener('abort', () => settle.reject(signal.reason), { once: true });
    this.lookIn(0);
    return promise;
  }

  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    const tidy = async () => {
      await this.looking;
      await this.inBatches([...this.taken, ...this.awaited.keys()], (id) => this.queue.remove(id).catch(() => {})); // what is being made stays
      await Promise.all([this.events.close(), this.queue.close()]);
    };
    const patience = new Promise<void>((resolve) => void setTimeout(resolve, PATIENCE).unref());
    await Promise.race([tidy(), patience]);
    await Promise.all([this.events.disconnect(), this.queue.disconnect()].map((one) => one.catch(() => {})));
  }

  private lookIn(milliseconds: number): void {
    clearTimeout(this.timer);
    if (this.closed) return;
    this.timer = setTimeout(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, milliseconds);
  }

  /** Compares what is awaited with what Redis has: puts in what is missing, takes what is finished. */
  private async look(): Promise<void> {
    const begun = performance.now();
    try {
      await this.inBatches(this.taken.splice(0), (id) => this.queue.remove(id));
      const missing: string[] = [];
      await this.inBatches([...this.awaited.keys()], async (id) => {
        const job = await this.queue.getJob(id);
        if (job === undefined || (await this.settle(id, job))) missing.push(id);
      });
      this.first = false;
      await this.add(missing);
      this.workers = await this.queue.getWorkersCount().catch(() => undefined); // not every server tells
      if (this.workers === 0) this.tell(`no worker is there yet; start some with: ${this.workerCommand()}`);
    } catch (error) {
      this.lost(error as Error);
    }
    // Looking takes a twentieth of the time at most, however much is awaited.
    this.lookIn(Math.max(1000 * (this.options.every ?? 5), 20 * (performance.now() - begun)));
  }

  /** What is to be done about a job that is there; true when it was taken out and has to be put in again. */
  private async settle(id: string, job: Job<QueueJob, RunRecord>): Promise<boolean> {
    const awaited = this.awaited.get(id);
    if (awaited === undefined) return false;
    const ours = isOurs(job.data, awaited.job.data);
    const finished = job.finishedOn !== undefined;
    if (ours && finished && job.failedReason === undefined) {
      this.take(id, job.returnvalue);
      return false;
    }
    // Left by another version, on other data, or failed before this process began: made anew.
    if (!ours || (finished && this.first)) return (await this.queue.remove(id)) === 1;
    if (finished) this.fail(id, job.failedReason!);
    return false;
  }

  private async add(ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) {
      const jobs = ids.slice(from, from + BATCH).flatMap((id) => {
        const awaited = this.awaited.get(id);
        if (awaited === undefined) return [];
        const { method, data } = awaited.job.spec;
        const again = { attempts: 2, backoff: { type: 'exponential', delay: 5000 } };
        return [{ name: `${method} on ${data.name}`, data: awaited.job, opts: { jobId: id, ...again } }];
      });
      await this.queue.addBulk(jobs);
    }
  }

  private take(id: string, record: RunRecord): void {
    const awaited = this.awaited.get(id);
    if (awaited === undefined) return;
    this.awaited.delete(id);
    this.taken.push(id);
    awaited.resolve(record);
  }

  private fail(id: string, reason: string): void {
    const awaited = this.awaited.get(id);
    if (awaited === undefined) return;
    this.awaited.delete(id);
    this.taken.push(id);
    const stalled = reason.startsWith('job stalled');
    const { spec } = awaited.job;
    const words = stalled ? `its worker was lost, and so was a second one: ${JSON.stringify(spec)}` : reason;
    awaited.reject(new Error(words));
  }

  private async inBatches(ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<void> {
    for (let from = 0; from < ids.length; from += BATCH) await Promise.all(ids.slice(from, from + BATCH).map(work));
  }

  private hashOf(name: string): string {
    const { dataDir } = this.options;
    if (!this.hashes.has(name)) this.hashes.set(name, dataHash(name, dataDir === undefined ? {} : { dataDir }));
    return this.hashes.get(name)!;
  }

  private workerCommand(): string {
    const { url, insecure } = this.options;
    return `clusternet worker --queue ${withoutPassword(url)}${insecure === true ? ' --insecure-queue' : ''}`;
  }

  private lost({ message }: Error): void {
    if (!this.closed) this.tell(`the queue does not answer (${message}); trying again`);
  }

  /** Each sentence once. */
  private tell(text: string): void {
    if (this.told.has(text)) return;
    this.told.add(text);
    this.options.onNotice?.(text);
  }
}
