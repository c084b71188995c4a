import { InputError } from '../../errors';
import { plain } from '../numbers';
import type { Control } from './Control';
import { modelOf } from './Widget';

export interface SliderOptions {
  /** Where it stands at first; default the middle, on a step. */
  value?: number;
  /** Default 1 between integers, else a hundredth of the range. With `log` a share of a power of ten, default 0.1. */
  step?: number;
  /** Default the control's name. */
  label?: string;
  /** Equal ways multiply by equal factors; for what counts in powers of ten, such as a learning rate. Default false. */
  log?: boolean;
}

/**
 * A slider over numbers: integers where `low`, `high`, `step` and `value` are, except from 0 to 1, which are shares.
 * @param low The smallest number; above 0 with `log`.
 * @param high The largest.
 * @throws InputError for a range that is none, a step of 0 or less, or a value outside the range.
 * @example
 * const declaration = { k: slider(2, 12), dropout: slider(0, 0.9, { value: 0.5 }), rate: slider(1e-4, 1, { log: true }) };
 */
export function slider(low: number, high: number, options: SliderOptions = {}): Control<number> {
  const { log = false, label } = options;
  if (!Number.isFinite(low) || !Number.isFinite(high) || low >= high || (log && low <= 0)) {
    const expected = log ? 'two positive numbers, the smaller first' : 'two numbers, the smaller first';
    throw new InputError({ what: 'slider', expected, actual: `${low} and ${high}` });
  }
  // From 0 to 1 one means shares, not two numbers.
  const integers =
    !log && high - low > 1 && [low, high, options.step ?? 1, options.value ?? low].every(Number.isInteger);
  const step = options.step ?? (log ? 0.1 : integers ? 1 : (high - low) / 100);
  if (!(step > 0)) throw new InputError({ what: 'step of a slider', expected: 'a number above 0', actual: `${step}` });
  const middle = log ? Math.sqrt(low * high) : low + step * Math.round((high - low) / 2 / step);
  const read = numberIn('a slider', low, high, integers);
  return {
    label,
    initial: read(options.value ?? rounded(Math.min(middle, high))),
    model: log
      ? modelOf('FloatLogSlider', {
          base: 10,
          min: Math.log10(low),
          max: Math.log10(high),
          step,
          readout_format: '.3g',
        })
      : modelOf(integers ? 'IntSlider' : 'FloatSlider', {
          min: low,
          max: high,
          step,
          readout_format: integers ? 'd' : `.${decimals(step)}f`,
        }),
    key: 'value',
    write: (value) => value,
    read: log ? (held) => read(clamped(held, low, high)) : read,
    text: plain,
  };
}

/** Reads a number between two others. @throws InputError for anything else */
export function numberIn(what: string, low: number, high: number, integer: boolean): (held: unknown) => number {
  const range =
    low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY
      ? ''
      : ` between ${plain(low)} and ${plain(high)}`;
  const expected = `${integer ? 'an integer' : 'a number'}${range}`;
  return (held) => {
    const fits = typeof held === 'number' && Number.isFinite(held) && held >= low && held <= high;
    if (fits && (!integer || Number.isInteger(held))) return rounded(held);
    throw new InputError({ what, expected, actual: JSON.stringify(held) ?? typeof held });
  };
}

/** A power of ten that comes back from its logarithm may miss the end by a rounding. */
function clamped(held: unknown, low: number, high: number): unknown {
  if (typeof held !== 'number') return held;
  const near = (end: number) => Math.abs(held - end) < 1e-9 * end;
  return near(low) ? low : near(high) ? high : held;
}

/** Without the dust of adding steps: 0.30000000000000004 is 0.3. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Decimals that tell two steps apart. */
function decimals(step: number): number {
  return Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9)));
}
