/**
 * A mistake in what the caller gave us: a malformed file, an impossible K, shapes that do not fit.
 * The message always says what was expected and what came; the command line exits with 2 on it.
 */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly expected: string;
  readonly actual: string;
  readonly file: string | undefined;
  /** 1-based line in `file`. */
  readonly line: number | undefined;

  constructor(details: { expected: string; actual: string; file?: string; line?: number; what?: string }) {
    const place =
      details.file === undefined ? '' : `${details.file}${details.line === undefined ? '' : `:${details.line}`}: `;
    const what = details.what === undefined ? '' : `${details.what}: `;
    super(`${place}${what}expected ${details.expected}, but got ${details.actual}`);
    this.expected = details.expected;
    this.actual = details.actual;
    this.file = details.file;
    this.line = details.line;
  }
}

/** Throws unless `value` is an integer with `low <= value <= high`; `high` may carry a name, as in "n = 34". */
export function requireInteger(what: string, value: number, low: number, high: number, highName?: string): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const top = highName === undefined ? `${high}` : `${highName} = ${high}`;
  const range =
    high === Number.POSITIVE_INFINITY ? `an integer of at least ${low}` : `an integer between ${low} and ${top}`;
  throw new InputError({ what, expected: range, actual: String(value) });
}
