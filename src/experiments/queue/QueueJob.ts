import { createHash } from 'node:crypto';
import { InputError } from '../../errors';
import { kernelSettings } from '../../kernels/backend';
import { version } from '../../version';
import { type RunSpec, runKey } from '../RunSpec';

/** Where all runs are in a Redis database: keys begin with `clusternet:runs:`. */
export const QUEUE = { name: 'runs', prefix: 'clusternet' } as const;

/** Of what is written into the queue. A change of `QueueJob` or of what a worker says makes a new number. */
const PROTOCOL = 1;

/** One run in the queue, with all that has to be the same where it is made. */
export interface QueueJob {
  readonly protocol: number;
  /** Of this package, at the one that fills. */
  readonly version: string;
  /** Choice of kernels, as `fixed`: others give other bits. */
  readonly kernels: string;
  /** Of the data set's files, by `dataHash`. */
  readonly data: string;
  readonly spec: RunSpec;
}

/** What a worker says of a run that it does not take, before it stops. */
export interface Refusal {
  readonly refused: string;
}

/** The name of a run in the queue: its canonical key, hashed, since keys are long and have colons. */
export function jobId(spec: RunSpec): string {
  return createHash('sha256').update(runKey(spec)).digest('hex');
}

/** @param data the hash of the run's data set */
export function queueJob(spec: RunSpec, data: string): QueueJob {
  return { ...ours(), data, spec };
}

/** True for a job that this very package would have written, on the same data. */
export function isOurs(job: QueueJob, data: string): boolean {
  return job.data === data && mismatch(job) === undefined;
}

/** @throws InputError for a job of another version, which might have other bits */
export function requireOurs(job: QueueJob): void {
  const found = mismatch(job);
  if (found === undefined) return;
  throw new InputError({ what: 'queue', expected: `runs for ${found.ours}`, actual: `one for ${found.theirs}` });
}

function ours(): Omit<QueueJob, 'data' | 'spec'> {
  return { protocol: PROTOCOL, version, kernels: kernelSettings().simd };
}

function mismatch(job: QueueJob): { ours: string; theirs: string } | undefined {
  const words = ({ protocol, version, kernels }: Omit<QueueJob, 'data' | 'spec'>) =>
    `clusternet ${version} (protocol ${protocol}, ${kernels} kernels)`;
  const [here, there] = [words(ours()), words(job)];
  return here === there ? undefined : { ours: here, theirs: there };
}
