import { ambientSignal } from '../ambientSignal';
import { InputError } from '../errors';

/** Seconds that several steps share. */
export interface Budget {
  /** Seconds left; +Infinity without a limit, below 0 when it is over. */
  left(): number;
  /** Aborted when the time is over, or when the caller's own signal is; absent where there is neither. */
  readonly signal?: AbortSignal;
  /** A budget of its own for the next of several steps that share what is left. */
  share(among: number): Budget;
}

/**
 * A clock that starts now.
 * @param seconds above 0; default no limit
 * @throws InputError for a number that is not above 0
 * @example timeBudget(10).share(4).left() // 2.5, then less
 */
export function timeBudget(seconds: number | undefined, signal = ambientSignal()): Budget {
  if (seconds !== undefined && !(seconds > 0))
    throw new InputError({ what: 'seconds', expected: 'a number above 0', actual: String(seconds) });
  return startBudget(seconds ?? Number.POSITIVE_INFINITY, signal);
}

/** Longest delay of a timer. */
const LONGEST = 2 ** 31 - 1;

function startBudget(seconds: number, signal: AbortSignal | undefined): Budget {
  const end = performance.now() + 1000 * seconds;
  const left = (): number => (end - performance.now()) / 1000;
  const limit = Math.min(LONGEST, Math.max(0, Math.ceil(1000 * seconds)));
  const over = seconds === Number.POSITIVE_INFINITY ? undefined : AbortSignal.timeout(limit);
  const signals = [signal, over].filter((one) => one !== undefined);
  return {
    left,
    share: (among) => startBudget(left() / among, signal),
    ...(signals.length === 0 ? {} : { signal: signals.length === 1 ? signals[0]! : AbortSignal.any(signals) }),
  };
}
