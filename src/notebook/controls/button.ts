import type { Control } from './Control';
import { modelOf } from './Widget';

export interface ButtonOptions {
  /** Default the control's name. */
  label?: string;
}

/**
 * A button that starts the call. Its value is true in the calls that it started. Where there is one, changes of the other
 * controls wait for it, see `controls`.
 * @example const declaration = { k: slider(2, 12), train: button() };
 */
export function button({ label }: ButtonOptions = {}): Control<boolean> {
  return {
    label,
    initial: false,
    model: modelOf('Button', { button_style: 'primary' }),
    key: null,
    write: () => undefined,
    read: () => false,
    text: (pressed) => (pressed ? 'pressed' : ''),
  };
}
