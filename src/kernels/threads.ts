import { availableParallelism } from 'node:os';
import { isMainThread } from 'node:worker_threads';
import { InputError } from '../errors';

/** The environment variable that chooses, read once, when the package is imported; unset means 1. */
export const THREADS_VARIABLE = 'CLUSTERNET_THREADS';

/** Whether a second thread may help: there is a core for it, memory can be shared, and this is no worker itself. */
export function canShareWork(): boolean {
  return typeof SharedArrayBuffer === 'function' && isMainThread && availableParallelism() > 1;
}

/**
 * How many threads run the kernels. Results are the same, to the bit; 2 where it cannot be (see `canShareWork`) counts as 1.
 * @param asked default: the value of `CLUSTERNET_THREADS`
 * @throws InputError when it is neither 1 nor 2
 */
export function chosenThreads(asked = process.env[THREADS_VARIABLE] ?? ''): 1 | 2 {
  if (asked === '' || asked === '1') return 1;
  if (asked !== '2') throw new InputError({ what: THREADS_VARIABLE, expected: '1 or 2', actual: `"${asked}"` });
  return canShareWork() ? 2 : 1;
}
