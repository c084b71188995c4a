import { Worker } from 'node:worker_threads';

export interface SecondThreadOptions {
  /** The helper's build of the kernels. */
  file: string;
  /** Shared. */
  memory: WebAssembly.Memory;
  /** Address of the control block in it. */
  control: number;
  /** First byte that the helper's constants and scratch space must not reach. */
  limit: number;
}

/** As in assembly/job.ts. */
const STATE = 128;
const GONE = 4;

/** In place of a file of its own, so that it runs from sources, from dist and from a notebook alike. */
const PROGRAM = `
  const { readFileSync } = require('node:fs');
  const { workerData } = require('node:worker_threads');
  const { file, memory, control, limit } = workerData;
  const env = { memory, now: () => performance.now(), lost: () => {} };
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), { env });
  if (exports.heapBase() >>> 0 > limit) throw new Error('the second thread has no room in memory');
  try {
    for (;;) exports.assist(control);
  } catch (error) {
    Atomics.store(new Int32Array(memory.buffer), (control + ${STATE}) / 4, ${GONE});
    throw error;
  }
`;

/**
 * Starts the thread that takes parts of jobs (assembly/job.ts). It parks when there are none, does not keep the process alive, and
 * ends with it. Until it runs, and when it cannot, the first thread does everything itself; should it break with a part in hand,
 * the first thread throws.
 */
export function startSecondThread(options: SecondThreadOptions): void {
  const worker = new Worker(PROGRAM, { eval: true, workerData: options, name: 'clusternet kernels' });
  worker.on('error', () => {}); // the first thread goes on alone, or has thrown
  worker.unref();
}
