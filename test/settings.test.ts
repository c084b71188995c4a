import { describe, expect, it } from 'vitest';
import { InputError } from '../src/errors';
import { parseSetting, resolveSettings, type SettingSpec, type SettingSpecs, withDefaults } from '../src/settings';

const specs = {
  steps: { default: 10, low: 1, integer: true, about: 'steps' },
  lr: { default: 0.1, low: 0, aboveLow: true, about: 'rate' },
  dropout: { default: 0.2, low: 0, high: 0.9, about: 'chance' },
  shift: { default: 0, about: 'any number' },
  most: { default: 0, high: 5, about: 'at most five' },
  refine: { default: true, about: 'yes or no' },
  backward: { default: 'exact', choices: ['exact', 'unrolled'], about: 'one of two' },
  label: { default: '', about: 'any text' },
} as const satisfies SettingSpecs;

describe('withDefaults', () => {
  it('changes the defaults of what there is, and nothing else', () => {
    const changed = withDefaults('it', specs, { lr: 0.5, beta: 3 });
    expect(changed).toEqual({ ...specs, lr: { ...specs.lr, default: 0.5 } });
    expect(() => withDefaults('it', specs, { lr: -1 })).toThrow(InputError);
  });

  it('an implied one told otherwise is in every key from then on', () => {
    const late = { filter: { default: 'low', choices: ['low', 'high'], about: 'which', implied: true } } as const;
    expect(resolveSettings('it', withDefaults('it', late, { filter: 'high' }))).toEqual({ filter: 'high' });
    expect(resolveSettings('it', withDefaults('it', late, { filter: 'low' }))).toEqual({});
  });
});

describe('resolveSettings', () => {
  it('has every name: what was given, and the defaults for the rest', () => {
    expect(resolveSettings('it', specs, { lr: 0.5, refine: false })).toEqual({
      ...{ steps: 10, dropout: 0.2, shift: 0, most: 0, backward: 'exact', label: '' },
      ...{ lr: 0.5, refine: false },
    });
    expect(resolveSettings('it', {})).toEqual({});
  });

  it('leaves out an implied one at its default, and only then', () => {
    const late = {
      steps: specs.steps,
      late: { default: 'old', choices: ['old', 'new'], about: 'younger', implied: true },
    } as const;
    expect(resolveSettings('it', late)).toEqual({ steps: 10 });
    expect(resolveSettings('it', late, { late: 'old' })).toEqual({ steps: 10 });
    expect(resolveSettings('it', late, { late: 'new' })).toEqual({ steps: 10, late: 'new' });
    expect(() => resolveSettings('it', late, { late: 'other' })).toThrow('late: expected one of old, new');
  });

  it('leaves what it was given alone', () => {
    const given = Object.freeze({ steps: 3 });
    const resolved = resolveSettings('it', specs, given);
    expect(resolveSettings('it', specs, resolved)).toEqual(resolved);
    expect(given).toEqual({ steps: 3 });
  });

  it('refuses a name that nobody has, listing those there are', () => {
    const names = 'steps, lr, dropout, shift, most, refine, backward, label';
    expect(() => resolveSettings('it', specs, { stepz: 3 })).toThrow(
      `setting of it: expected one of ${names}, but got "stepz"`,
    );
    expect(() => resolveSettings('it', specs, { toString: 3 })).toThrow(InputError);
    expect(() => resolveSettings('train-newman', {}, { steps: 3 })).toThrow(
      'setting of train-newman: expected no setting at all, but got "steps"',
    );
  });

  it.each([
    [{ steps: 0 }, 'steps: expected an integer of at least 1, but got 0'],
    [{ steps: 1.5 }, 'steps: expected an integer of at least 1, but got 1.5'],
    [{ steps: '3' }, 'steps: expected an integer of at least 1, but got "3"'],
    [{ lr: 0 }, 'lr: expected a number above 0, but got 0'],
    [{ lr: Number.NaN }, 'lr: expected a number above 0'],
    [{ lr: Number.POSITIVE_INFINITY }, 'lr: expected a number above 0'],
    [{ dropout: 0.91 }, 'dropout: expected a number between 0 and 0.9, but got 0.91'],
    [{ dropout: -0.1 }, 'dropout: expected a number between 0 and 0.9, but got -0.1'],
    [{ shift: true }, 'shift: expected a number, but got true'],
    [{ most: 6 }, 'most: expected a number of at most 5, but got 6'],
    [{ refine: 1 }, 'refine: expected true or false, but got 1'],
    [{ backward: 'none' }, 'backward: expected one of exact, unrolled, but got "none"'],
    [{ label: 1 }, 'label: expected a text, but got 1'],
  ])('refuses %j', (given, message) => {
    expect(() => resolveSettings('it', specs, given)).toThrow(message);
  });

  it('allows the ends of a range', () => {
    const ends = { steps: 1, dropout: 0.9, most: 5, lr: Number.MIN_VALUE };
    expect(resolveSettings('it', specs, ends)).toMatchObject(ends);
  });
});

describe('parseSetting', () => {
  it.each([
    ['steps', '30', 30],
    ['lr', ' 1e-3 ', 0.001],
    ['refine', 'false', false],
    ['refine', 'true', true],
    ['backward', 'unrolled', 'unrolled'],
    ['shift', '-2.5', -2.5],
  ] as const)('%s=%s', (name, text, value) => {
    expect(parseSetting(name, specs[name], text)).toBe(value);
  });

  it.each([
    ['steps', 'many', 'steps: expected an integer of at least 1, but got "many"'],
    ['steps', '', 'steps: expected an integer of at least 1, but got ""'],
    ['steps', '0', 'steps: expected an integer of at least 1, but got 0'],
    ['refine', 'yes', 'refine: expected true or false, but got "yes"'],
    ['backward', 'Exact', 'backward: expected one of exact, unrolled, but got "Exact"'],
  ] as const)('refuses %s=%s', (name, text, message) => {
    const spec: SettingSpec = specs[name];
    expect(() => parseSetting(name, spec, text)).toThrow(message);
  });
});
