import { InputError } from './errors';

/** A value that can be written on a command line and kept as JSON. */
export type Setting = number | string | boolean;

/** Settings by name. Resolved ones hold every name that their owner knows, but implied ones at their default, in any order. */
export type Settings = Readonly<Record<string, Setting>>;

/** What there is to know about one setting; its type is that of the default. */
export interface SettingSpec<T extends Setting = Setting> {
  readonly default: T;
  /** One line, with unit and source. */
  readonly about: string;
  /** Of a number: the smallest and the largest value allowed. */
  readonly low?: number;
  readonly high?: number;
  /** Of a number: low itself is not allowed. */
  readonly aboveLow?: boolean;
  /** Of a number: no fractions. */
  readonly integer?: boolean;
  /** Of a text: the only values allowed. */
  readonly choices?: readonly string[];
  /** Left out of resolved settings where it has its default: for one that is younger than results kept under keys without it. */
  readonly implied?: true;
}

/** What a method, a problem or a protocol can be told, by name. */
export type SettingSpecs = Readonly<Record<string, SettingSpec>>;

/**
 * Every setting that `specs` knows: those given, and the defaults for the rest but implied ones.
 *
 * @param owner whose settings they are, for the message: "clusternet"
 * @throws InputError for a name that `specs` does not have, a value of another type, or one outside its range
 * @example resolveSettings('clusternet', { beta: { default: 50, about: '…', low: 0 } }, { beta: 30 }) // { beta: 30 }
 */
export function resolveSettings(owner: string, specs: SettingSpecs, given: Settings = {}): Settings {
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(specs, name)) {
      const names = Object.keys(specs);
      const expected = names.length === 0 ? 'no setting at all' : `one of ${names.join(', ')}`;
      throw new InputError({ what: `setting of ${owner}`, expected, actual: `"${name}"` });
    }
    requireSetting(name, specs[name]!, value);
  }
  return Object.fromEntries(
    Object.entries(specs)
      .map(([name, spec]) => [name, given[name] ?? spec.default] as const)
      .filter(([name, value]) => specs[name]!.implied !== true || value !== specs[name]!.default),
  );
}

/**
 * The same settings with other defaults, as a problem's recipe has them; names that `specs` does not have are left out. One that
 * is told otherwise is not implied any more.
 *
 * @throws InputError as `resolveSettings`
 * @example withDefaults('clusternet', { beta: { default: 50, about: '…' } }, { beta: 10 }).beta.default // 10
 */
export function withDefaults(owner: string, specs: SettingSpecs, values: Settings = {}): SettingSpecs {
  const told = Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(specs, name)));
  resolveSettings(owner, specs, told);
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => {
      if (told[name] === undefined || told[name] === spec.default) return [name, spec];
      const { implied, ...rest } = spec;
      return [name, { ...rest, default: told[name] }];
    }),
  );
}

/**
 * The value that a text means for a setting: `30`, `true`, `softMaximum`.
 * @throws InputError for a text that is none, or a value outside the range
 * @example parseSetting('beta', { default: 50, about: '…' }, '30') // 30
 */
export function parseSetting(name: string, spec: SettingSpec, text: string): Setting {
  const value = parsed(spec, text.trim());
  if (value === undefined) throw new InputError({ what: name, expected: rangeOf(spec), actual: `"${text}"` });
  requireSetting(name, spec, value);
  return value;
}

function parsed({ default: like }: SettingSpec, text: string): Setting | undefined {
  if (typeof like === 'string') return text;
  if (typeof like === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}

function requireSetting(name: string, spec: SettingSpec, value: Setting): void {
  if (typeof value === typeof spec.default && isAllowed(spec, value)) return;
  throw new InputError({ what: name, expected: rangeOf(spec), actual: JSON.stringify(value) });
}

function isAllowed({ low, high, aboveLow, integer, choices }: SettingSpec, value: Setting): boolean {
  if (typeof value === 'string') return choices === undefined || choices.includes(value);
  if (typeof value === 'boolean') return true;
  if (!Number.isFinite(value) || (integer === true && !Number.isInteger(value))) return false;
  if (low !== undefined && (aboveLow === true ? value <= low : value < low)) return false;
  return high === undefined || value <= high;
}

/** The allowed values in words: "an integer of at least 1", "one of mean, maximum". */
function rangeOf({ default: like, low, high, aboveLow, integer, choices }: SettingSpec): string {
  if (choices !== undefined) return `one of ${choices.join(', ')}`;
  if (typeof like !== 'number') return typeof like === 'boolean' ? 'true or false' : 'a text';
  const kind = integer === true ? 'an integer' : 'a number';
  if (low !== undefined && high !== undefined) return `${kind} between ${low} and ${high}`;
  if (low !== undefined) return aboveLow === true ? `${kind} above ${low}` : `${kind} of at least ${low}`;
  return high === undefined ? kind : `${kind} of at most ${high}`;
}
