import { describe, expect, it } from 'vitest';
import { collect, readSettingLists, readSettings } from '../../src/cli/settingFlags';
import type { SettingSpecs } from '../../src/settings';

const specs: SettingSpecs = {
  beta: { default: 50, low: 0, about: 'sharpness' },
  steps: { default: 100, low: 1, integer: true, about: 'training steps' },
  refine: { default: true, about: 'at the end' },
  aggregation: { default: 'mean', choices: ['mean', 'maximum'], about: 'of the loss' },
};

describe('--set name=value', () => {
  it('reads numbers, truths and texts as the setting has them', () => {
    const texts = ['beta=30', ' steps = 7', 'refine=false', 'aggregation=maximum'];
    expect(readSettings(texts, specs)).toEqual({ beta: 30, steps: 7, refine: false, aggregation: 'maximum' });
    expect(readSettings([], specs)).toEqual({});
  });

  it('reads several values of each for a sweep', () => {
    expect(readSettingLists(['beta=10,3e1', 'aggregation=mean, maximum'], specs)).toEqual({
      beta: [10, 30],
      aggregation: ['mean', 'maximum'],
    });
    expect(() => readSettings(['beta=10,30'], specs)).toThrow('--set beta: expected one value');
  });

  it('gathers the values of a flag that is given several times', () => {
    expect(collect('b', collect('a'))).toEqual(['a', 'b']);
  });

  it.each([
    ['beta', /--set: expected name=value, as in beta=30, but got "beta"/],
    ['=3', /expected name=value/],
    ['gamma=1', /--set: expected one of beta, steps, refine, aggregation, but got "gamma"/],
    ['toString=1', /--set: expected one of .*, but got "toString"/],
    ['__proto__=1', /--set: expected one of .*, but got "__proto__"/],
    ['beta=-1', /beta: expected a number of at least 0, but got -1/],
    ['beta=', /beta: expected a number of at least 0, but got ""/],
    ['beta=Infinity', /beta: expected a number of at least 0/],
    ['steps=1.5', /steps: expected an integer of at least 1, but got 1.5/],
    ['refine=yes', /refine: expected true or false, but got "yes"/],
    ['aggregation=sum', /aggregation: expected one of mean, maximum, but got "sum"/],
  ])('refuses %s', (text, message) => {
    expect(() => readSettings([text], specs)).toThrow(message);
  });

  it('refuses a setting that is given twice, rather than keep the last', () => {
    expect(() => readSettings(['beta=1', 'beta=2'], specs)).toThrow('--set beta: expected it once, but got twice');
  });

  it('reads names that it does not offer, for others to say why they do not fit', () => {
    const unlisted = { tuneSteps: { default: 0, low: 0, integer: true, about: 'of tuning' } };
    expect(readSettings(['tuneSteps=3'], specs, unlisted)).toEqual({ tuneSteps: 3 });
    expect(() => readSettings(['gamma=3'], specs, unlisted)).toThrow('one of beta, steps, refine, aggregation, but');
  });
});
