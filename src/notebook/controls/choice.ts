import { InputError } from '../../errors';
import type { Control } from './Control';
import { modelOf } from './Widget';

export interface ChoiceOptions<V> {
  /** Chosen at first; default the first of them. */
  value?: NoInfer<V>;
  /** Default the control's name. */
  label?: string;
  /** Default 'menu'. */
  as?: 'menu' | 'buttons' | 'radio';
}

const MODELS = { menu: 'Dropdown', buttons: 'ToggleButtons', radio: 'RadioButtons' } as const;

/**
 * One of several: a list whose entries name themselves, or an object that gives each name what it stands for.
 * @throws InputError for nothing to choose from, or a `value` that is not among them.
 * @example
 * const declaration = { dataset: choice(['cora', 'citeseer']), rate: choice({ slow: 0.001, fast: 0.1 }, { as: 'buttons' }) };
 */
export function choice<const V extends string | number | boolean>(
  entries: readonly V[],
  options?: ChoiceOptions<V>,
): Control<V>;
export function choice<V>(entries: Readonly<Record<string, V>>, options?: ChoiceOptions<V>): Control<V>;
export function choice<V>(
  entries: readonly V[] | Readonly<Record<string, V>>,
  { value, label, as = 'menu' }: ChoiceOptions<V> = {},
): Control<V> {
  const isList = Array.isArray(entries);
  const values: readonly V[] = Object.values(entries);
  const names = isList ? values.map(String) : Object.keys(entries);
  const at = value === undefined ? 0 : values.indexOf(value);
  if (at < 0 || values.length === 0) {
    const expected = values.length === 0 ? 'at least one entry' : `one of ${names.join(', ')}`;
    throw new InputError({ what: 'choice', expected, actual: values.length === 0 ? 'none' : String(value) });
  }
  return {
    label,
    initial: values[at]!,
    model: modelOf(MODELS[as], { _options_labels: names }),
    key: 'index',
    write: (chosen) => values.indexOf(chosen),
    read: (held) => {
      if (typeof held === 'number' && Number.isInteger(held) && held >= 0 && held < values.length) return values[held]!;
      const actual = JSON.stringify(held) ?? typeof held;
      throw new InputError({ what: 'a choice', expected: `a place among ${values.length}`, actual });
    },
    text: (chosen) => names[values.indexOf(chosen)]!,
  };
}
