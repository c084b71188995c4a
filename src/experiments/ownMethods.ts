import { InputError } from '../errors';
import { methods } from '../methods';
import { clusternet } from '../methods/clusternet';
import type { Method } from '../methods/Method';
import { pick } from '../pick';
import type { Problem } from '../problems/Problem';
import { resolveSettings, type SettingSpecs, type Settings } from '../settings';

/** All edges of a user's own graph are seen. */
const WHOLE = { partial: false };

/**
 * The methods that a graph of one's own is solved by: ClusterNet where the problem has a relaxed loss, else whatever learns
 * without one; then the classical algorithms, in the order of the registry.
 *
 * @param names of the algorithms, without "train-"; default all
 * @throws InputError for an algorithm that does not exist or does not solve the problem
 */
export function ownMethods(problem: Problem, names?: readonly string[]): { learners: Method[]; baselines: Method[] } {
  const accepting = Object.values(methods).filter((method) => method.accepts(problem) === true);
  const classical = accepting.filter(({ name }) => name.startsWith('train-'));
  const byName = Object.fromEntries(classical.map((method) => [shortName(method), method]));
  const learning = accepting.filter(
    ({ learns, usesFeatures, name }) => (learns ?? usesFeatures) && !/^2stage-/.test(name),
  );
  return {
    learners: accepting.includes(clusternet) ? [clusternet] : learning,
    baselines:
      names === undefined ? classical : names.map((name) => pick(`baseline for ${problem.name}`, byName, name)),
  };
}

/** "louvain" for "train-louvain", as in titles. */
export const shortName = ({ name }: Method): string => name.replace(/^train-/, '');
export const shortTitle = ({ title }: Method): string => title.replace(/^Train-/, '');

/** What the methods that learn can be told for a problem, by name; empty where none does. */
export function learnerSettings(problem: Problem): SettingSpecs {
  return Object.assign({}, ...ownMethods(problem).learners.map((method) => method.settings(problem, WHOLE)));
}

/**
 * The settings of one method among those given for all that learn.
 * @param clock further settings, for a method that has them
 * @throws InputError for a setting that no learner has, or a value outside its range
 */
export function settingsFor(method: Method, problem: Problem, given: Settings = {}, clock: Settings = {}): Settings {
  const specs = method.settings(problem, WHOLE);
  const known = learnerSettings(problem);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(known, name));
  if (unknown !== undefined) {
    const names = Object.keys(known);
    const expected = names.length === 0 ? 'no setting at all' : `one of ${names.join(', ')}`;
    throw new InputError({ what: `setting of ${method.name}`, expected, actual: `"${unknown}"` });
  }
  const own = Object.entries({ ...given, ...clock }).filter(([name]) => Object.hasOwn(specs, name));
  return resolveSettings(method.name, specs, Object.fromEntries(own));
}
