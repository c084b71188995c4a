import { InputError } from '../errors';

/** Seconds that several steps share. */
export interface Budget {
  /** Seconds left; +Infinity without a limit, below 0 when it is over. */
  left(): number;
  /** Aborted when the time is over, or when the caller's own signal is; absent where there is neither. */
  readonly signal?: AbortSignal;
}

/**
 * A clock that starts now.
 * @param seconds above 0; default no limit
 * @throws InputError for a number that is not above 0
 * @example timeBudget(10).left() // 10, then less
 */
export function timeBudget(seconds: number | undefined, signal?: AbortSignal): Budget {
  if (seconds === undefined)
    return { left: () => Number.POSITIVE_INFINITY, ...(signal === undefined ? {} : { signal }) };
  if (!(seconds > 0)) throw new InputError({ what: 'seconds', expected: 'a number above 0', actual: String(seconds) });
  const end = performance.now() + 1000 * seconds;
  const over = AbortSignal.timeout(Math.min(2 ** 31 - 1, Math.ceil(1000 * seconds)));
  return {
    left: () => (end - performance.now()) / 1000,
    signal: signal === undefined ? over : AbortSignal.any([signal, over]),
  };
}
