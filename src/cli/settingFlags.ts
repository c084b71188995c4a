import { InputError } from '../errors';
import { parseSetting, type Setting, type SettingSpecs } from '../settings';

/** The `--set name=value` flag, repeatable. */
export const SET_FLAG = '--set <name=value>';

/** Gathers the values of a flag that may be given several times. */
export function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/**
 * The settings that `--set name=value` gives, each with one value.
 * @param unlisted settings that are read too, though an error does not offer them
 * @param flag as messages call it, default `--set`
 * @throws InputError for a text without `=`, a name that `specs` does not have or that came before, or a value outside its range
 */
export function readSettings(
  texts: readonly string[],
  specs: SettingSpecs,
  unlisted: SettingSpecs = {},
  flag = '--set',
): Record<string, Setting> {
  const read = readSettingLists(texts, specs, unlisted, flag);
  return Object.fromEntries(
    Object.entries(read).map(([name, values]) => {
      if (values.length === 1) return [name, values[0]!];
      throw new InputError({
        what: `${flag} ${name}`,
        expected: 'one value (experiment run takes several)',
        actual: values.join(','),
      });
    }),
  );
}

/** The same with several values of each, as in `beta=10,30,50`. */
export function readSettingLists(
  texts: readonly string[],
  specs: SettingSpecs,
  unlisted: SettingSpecs = {},
  flag = '--set',
): Record<string, Setting[]> {
  const seen = new Set<string>();
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf('=');
      if (at < 1) throw new InputError({ what: flag, expected: 'name=value, as in beta=30', actual: `"${text}"` });
      const name = text.slice(0, at).trim();
      const owner = [specs, unlisted].find((one) => Object.hasOwn(one, name));
      const spec = owner?.[name];
      if (spec === undefined) {
        throw new InputError({
          what: flag,
          expected: Object.keys(specs).length === 0 ? 'nothing' : `one of ${Object.keys(specs).join(', ')}`,
          actual: `"${name}"`,
        });
      }
      if (seen.has(name)) throw new InputError({ what: `${flag} ${name}`, expected: 'it once', actual: 'twice' });
      seen.add(name);
      const values = text
        .slice(at + 1)
        .split(',')
        .map((value) => parseSetting(name, spec, value));
      return [name, values];
    }),
  );
}
