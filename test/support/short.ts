import type { SettingSpecs, Settings } from '../../src/settings';

/** Effort by its names among settings: what a test can wait for. A method with a name of its own for it adds it here. */
const EFFORT: Readonly<Record<string, number>> = {
  generations: 1,
  episodes: 2,
  population: 2,
  kicks: 5,
  judged: 2,
  seconds: 5,
  fineSteps: 2,
};

/** Settings under which a method ends at once: so many training steps, and little of everything else that takes time. */
export function short(specs: SettingSpecs, steps: number): Settings {
  const own = Object.entries({ ...EFFORT, steps }).filter(([name]) => Object.hasOwn(specs, name));
  return Object.fromEntries(own);
}
