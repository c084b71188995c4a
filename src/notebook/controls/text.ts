import { InputError } from '../../errors';
import type { Control } from './Control';
import { modelOf } from './Widget';

export interface TextOptions {
  /** Stands there, pale, while it is empty. */
  placeholder?: string;
  /** Default the control's name. */
  label?: string;
}

/** Characters that one may send us. */
const LONGEST = 100_000;

/**
 * A line of text, taken when the reader presses Enter or leaves the field.
 * @param value What it holds at first; default nothing.
 * @example const declaration = { file: text('data/town.graphml') };
 */
export function text(value = '', { placeholder = '', label }: TextOptions = {}): Control<string> {
  return {
    label,
    initial: value,
    model: modelOf('Text', { placeholder, continuous_update: false }),
    key: 'value',
    write: (held) => held,
    read: (held) => {
      if (typeof held === 'string' && held.length <= LONGEST) return held;
      const actual = typeof held === 'string' ? `${held.length} characters` : (JSON.stringify(held) ?? typeof held);
      throw new InputError({ what: 'a text', expected: `at most ${LONGEST} characters`, actual });
    },
    text: (held) => held,
  };
}
