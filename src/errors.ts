/** What an `InputError` says. */
export interface InputErrorDetails {
  expected: string;
  actual: string;
  file?: string;
  /** 1-based line in `file`. */
  line?: number;
  what?: string;
}

/**
 * A mistake in what the caller gave us: a malformed file, an impossible K, shapes that do not fit.
 * The message always says what was expected and what came; the command line exits with 2 on it.
 */
export class InputError extends Error {
  override readonly name: string = 'InputError';
  /** What was wrong: the name of an option, a setting, a thing. */
  readonly what: string | undefined;
  readonly expected: string;
  readonly actual: string;
  readonly file: string | undefined;
  /** 1-based line in `file`. */
  readonly line: number | undefined;

  constructor(details: InputErrorDetails) {
    const place =
      details.file === undefined ? '' : `${details.file}${details.line === undefined ? '' : `:${details.line}`}: `;
    const what = details.what === undefined ? '' : `${details.what}: `;
    super(`${place}${what}expected ${details.expected}, but got ${short(details.actual)}`);
    this.what = details.what;
    this.expected = details.expected;
    this.actual = details.actual;
    this.file = details.file;
    this.line = details.line;
  }

  /** All that it says, to cross to another thread, where only plain data keeps its kind. */
  get details(): InputErrorDetails {
    const { expected, actual, file, line, what } = this;
    return {
      expected,
      actual,
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(what === undefined ? {} : { what }),
    };
  }
}

/** What a file says can be a line of megabytes: its beginning tells which. Of what is not there, JSON has no text. */
const LONGEST = 500;
const short = (said: string | undefined): string => {
  const text = String(said);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
};

/**
 * Clustering that gradients cannot pass exactly: its centres do not come to rest, or they do where they are no differentiable
 * function of the embedding (a singular df/dmu). What helps is another temperature, tolerance or backward pass.
 */
export class FixedPointError extends InputError {
  override readonly name = 'FixedPointError';
  /** Of the fixed point, the largest move of a centre; of the linear system, what is left of it, or its smallest pivot. */
  readonly residual: number;
  /** Updates, or products with the system's matrix. */
  readonly steps: number;

  constructor(details: InputErrorDetails, { residual, steps }: { residual: number; steps: number }) {
    super(details);
    this.residual = residual;
    this.steps = steps;
  }
}

/** Throws unless `value` is an integer with `low <= value <= high`; `high` may carry a name, as in "n = 34". */
export function requireInteger(what: string, value: number, low: number, high: number, highName?: string): void {
  if (Number.isInteger(value) && value >= low && value <= high) return;
  const top = highName === undefined ? `${high}` : `${highName} = ${high}`;
  const range =
    high === Number.POSITIVE_INFINITY ? `an integer of at least ${low}` : `an integer between ${low} and ${top}`;
  // A caller in JavaScript may hand over a text, which has to look like one.
  const actual = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? typeof value);
  throw new InputError({ what, expected: range, actual });
}
