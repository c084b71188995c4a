import { InputError } from '../../errors';
import { plain } from '../numbers';
import type { Control } from './Control';
import { numberIn } from './slider';
import { modelOf } from './Widget';

export interface NumberOptions {
  /** Smallest; default none. */
  min?: number;
  /** Largest; default none. */
  max?: number;
  /** Of the arrows, and with a fraction for numbers that are not integers; default 1. */
  step?: number;
  /** Default the control's name. */
  label?: string;
}

/**
 * A field for a number: an integer where `value`, `min`, `max` and `step` are.
 * @param value What it holds at first.
 * @throws InputError for a value below `min`, above `max`, or that is no finite number.
 * @example const declaration = { seed: number(0, { min: 0 }), rate: number(0.01, { step: 0.001 }) };
 */
export function number(value: number, options: NumberOptions = {}): Control<number> {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, step = 1, label } = options;
  if (!(step > 0)) throw new InputError({ what: 'step of a number', expected: 'a number above 0', actual: `${step}` });
  const integer = [value, step].every(Number.isInteger);
  // The bounded fields need both ends. Integers cross to the browser as 32-bit ones in some frontends.
  const [low, high] = integer ? [-(2 ** 31), 2 ** 31 - 1] : [-Number.MAX_VALUE, Number.MAX_VALUE];
  const bounds = { min: Math.max(min, low), max: Math.min(max, high) };
  const read = numberIn('a number', bounds.min, bounds.max, integer);
  const kind = integer ? 'Int' : 'Float';
  return {
    label,
    initial: read(value),
    model: modelOf(`Bounded${kind}Text`, { ...bounds, step, continuous_update: false }, `${kind}Text`),
    key: 'value',
    write: (held) => held,
    read,
    text: plain,
  };
}
