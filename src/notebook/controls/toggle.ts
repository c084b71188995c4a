import { InputError } from '../../errors';
import type { Control } from './Control';
import { modelOf } from './Widget';

export interface ToggleOptions {
  /** Default the control's name. */
  label?: string;
}

/**
 * A box to tick.
 * @param value Whether it is ticked at first; default false.
 * @example const declaration = { unrolled: check(true, { label: 'gradient through all rounds' }) };
 */
export function check(value = false, options: ToggleOptions = {}): Control<boolean> {
  return onOrOff('Checkbox', value, options);
}

/**
 * A button that stays down until it is pressed again.
 * @param value Whether it is down at first; default false.
 * @example const declaration = { directions: toggle(false, { label: 'show directions' }) };
 */
export function toggle(value = false, options: ToggleOptions = {}): Control<boolean> {
  return onOrOff('ToggleButton', value, options);
}

function onOrOff(name: string, value: boolean, { label }: ToggleOptions): Control<boolean> {
  return {
    label,
    initial: value,
    model: modelOf(name),
    key: 'value',
    write: (on) => on,
    read: (held) => {
      if (typeof held === 'boolean') return held;
      throw new InputError({
        what: 'a toggle',
        expected: 'true or false',
        actual: JSON.stringify(held) ?? typeof held,
      });
    },
    text: (on) => (on ? 'yes' : 'no'),
  };
}
